import replay from "../../../fixtures/pytorch/replay.json" with {
  type: "json",
};
import type { FeatureMatrix } from "../../features/feature_matrix.ts";
import type { LayerWeights } from "../network/initial_weights.ts";
import type { NetworkOptions } from "../network_options.ts";
import type { TrainingReplay } from "../train_network.ts";

/** A training that PyTorch did: what went in and what came out. */
export interface PytorchReplay {
  /** For example "vae 1": kind and hidden layers on each side. */
  readonly name: "ae 1" | "ae 2" | "vae 1";
  /** Options of the same training. */
  readonly options: NetworkOptions;
  /** Features it was trained on. */
  readonly features: FeatureMatrix;
  /** Its initial weights, orders and noise. */
  readonly replay:
    & Required<Pick<TrainingReplay, "initial" | "orders">>
    & TrainingReplay;
  /** Gradients of the first batch. */
  readonly gradients: readonly LayerWeights[];
  /** Losses of every epoch, computed in double precision. */
  readonly loss: readonly number[];
  /** Their mean squared errors. */
  readonly reconstruction: readonly number[];
  /** Codes after training, computed in double precision. */
  readonly codes: Float32Array;
  /** How far PyTorch's own single precision is from these figures, relative. */
  readonly rounding: { readonly loss: number; readonly codes: number };
}

const parse = (text: string) => Float32Array.from(text.split(" "), Number);

const parseLayers = (
  layers: readonly { readonly weight: string; readonly bias: string }[],
): LayerWeights[] =>
  layers.map(({ weight, bias }) => ({
    weight: parse(weight),
    bias: parse(bias),
  }));

/** The trainings in fixtures/pytorch/replay.json, for the tests of this folder. */
export const pytorchReplays: readonly PytorchReplay[] =
  (["ae 1", "ae 2", "vae 1"] as const).map((name) => {
    const network = replay.networks[name];
    const { positions, features, ...sizes } = replay.sizes;
    const { learningRate, klWeight } = replay;
    return {
      name,
      options: {
        kind: network.kind as "ae" | "vae",
        hiddenLayers: network.hiddenLayers as 1 | 2,
        seed: 0,
        ...sizes,
        learningRate,
        klWeight,
      },
      features: { values: parse(replay.features), positions, features },
      replay: {
        initial: parseLayers(network.initial),
        orders: network.orders.map((order) =>
          Uint32Array.from(order.split(" "), Number)
        ),
        ...(network.noise && { noise: network.noise.map(parse) }),
      },
      gradients: parseLayers(network.gradients),
      loss: network.loss,
      reconstruction: network.reconstruction,
      codes: parse(network.codes),
      rounding: network.rounding,
    };
  });
