import { adamDecay } from "../../../lib/learn/engine/adam_decay.ts";
import { inputMajorWeight } from "./input_major_weight.ts";
import type { Jax, JaxArray } from "./jax_types.ts";
import type { Trainer, TrainerSetup } from "./trainer.ts";

/** A name in a variable: the project's own lock does not hold the package. */
const PACKAGE = "@jax-js/jax";

/** Weights of a layer; a type alias, as the library's trees want it. */
type JaxLayer = {
  /** [input][output]. */
  readonly weight: JaxArray;
  readonly bias: JaxArray;
};

/** What a step takes over and gives anew. */
type JaxState = {
  readonly parameters: JaxLayer[];
  readonly first: JaxLayer[];
  readonly second: JaxLayer[];
};

/** What changes from step to step. */
type JaxInputs = {
  readonly batch: JaxArray;
  /** Empty for an AE. */
  readonly noise: JaxArray[];
  /** 1 / (1 - decay^step) of both moments. */
  readonly corrections: JaxArray[];
};

/**
 * jax-js as its documentation has it used: the whole step, gradients by
 * `valueAndGrad` and Adam included, is one function under `jit`. Adam is
 * written out.
 *
 * @param backend Where it computes.
 * @throws {TypeError} where the package is not installed
 */
export async function openJax(
  backend: "wasm" | "webgpu",
): Promise<(setup: TrainerSetup) => Trainer> {
  const jax: Jax = await import(PACKAGE);
  if (!(await jax.init(backend)).includes(backend)) {
    throw new Error(`Cannot start the device ${backend} of jax-js`);
  }
  jax.defaultDevice(backend);
  return (setup) => new JaxTrainer(jax, setup);
}

class JaxTrainer implements Trainer {
  readonly #jax: Jax;
  readonly #setup: TrainerSetup;
  readonly #batch: JaxArray;
  readonly #run: (state: JaxState, inputs: JaxInputs) => [JaxArray, JaxState];
  #state: JaxState;
  #costs: JaxArray[] = [];
  #steps = 0;

  constructor(jax: Jax, setup: TrainerSetup) {
    this.#jax = jax;
    this.#setup = setup;
    const { numpy: np, tree } = jax;
    const { batch, positions, shape: { layers }, weights } = setup;
    this.#batch = np.array(batch).reshape([positions, layers[0].inputs]);
    const parameters = weights.map(({ weight, bias }, index) => {
      const { inputs, outputs } = layers[index];
      const kernel = np.array(inputMajorWeight(weight, { inputs, outputs }));
      return {
        weight: kernel.reshape([inputs, outputs]),
        bias: np.array(bias),
      };
    });
    const zeros = () => tree.map(np.zerosLike, tree.ref(parameters));
    this.#state = { parameters, first: zeros(), second: zeros() };
    this.#run = jax.jit((state: JaxState, inputs: JaxInputs) =>
      this.#advance(state, inputs)
    );
  }

  step(noise: Float32Array | null): void {
    const { numpy: np } = this.#jax;
    const { positions, shape: { latent } } = this.#setup;
    const step = ++this.#steps;
    const [cost, state] = this.#run(this.#state, {
      batch: this.#batch.ref,
      noise: noise ? [np.array(noise).reshape([positions, latent])] : [],
      corrections: [adamDecay.first, adamDecay.second].map((decay) =>
        np.array(1 / (1 - decay ** step))
      ),
    });
    this.#state = state;
    this.#costs.push(cost);
  }

  /** The step that is compiled. */
  #advance(state: JaxState, inputs: JaxInputs): [JaxArray, JaxState] {
    const { numpy: np, tree, valueAndGrad } = this.#jax;
    const { learningRate, epsilon } = this.#setup.settings;
    const { batch, noise, corrections: [correctFirst, correctSecond] } = inputs;
    const [cost, gradient] = valueAndGrad((parameters: JaxLayer[]) =>
      this.#loss(parameters, { batch, noise })
    )(tree.ref(state.parameters));
    const first = tree.map(
      (moment, slope) =>
        moment.mul(adamDecay.first).add(slope.mul(1 - adamDecay.first)),
      state.first,
      tree.ref(gradient),
    );
    const second = tree.map(
      (moment, slope) =>
        moment.mul(adamDecay.second).add(
          np.square(slope).mul(1 - adamDecay.second),
        ),
      state.second,
      gradient,
    );
    const parameters = tree.map(
      (value, mean, power) => {
        const scale = np.sqrt(power.mul(correctSecond.ref)).add(epsilon);
        return value.sub(
          mean.mul(correctFirst.ref).div(scale).mul(learningRate),
        );
      },
      state.parameters,
      tree.ref(first),
      tree.ref(second),
    );
    tree.dispose([correctFirst, correctSecond]);
    return [cost, { parameters, first, second }];
  }

  #loss(
    parameters: JaxLayer[],
    { batch, noise: [noise] }: Pick<JaxInputs, "batch" | "noise">,
  ): JaxArray {
    const { numpy: np, nn } = this.#jax;
    const { shape: { layers, encoderLayers }, settings } = this.#setup;
    let values = batch.ref;
    let divergence: JaxArray | null = null;
    parameters.forEach(({ weight, bias }, index) => {
      values = np.matmul(values, weight).add(bias);
      if (layers[index].rectified) values = nn.relu(values);
      if (noise === undefined || index !== encoderLayers - 1) return;
      const [mean, logVariance] = np.split(values, 2, 1);
      divergence = np.mean(
        np.exp(logVariance.ref).add(np.square(mean.ref)).sub(1)
          .sub(logVariance.ref),
      ).mul(0.5 * settings.klWeight);
      values = mean.add(np.exp(logVariance.mul(0.5)).mul(noise));
    });
    const error = np.mean(np.square(values.sub(batch)));
    return divergence === null ? error : error.add(divergence);
  }

  async takeLosses(): Promise<number[]> {
    const costs = this.#costs;
    this.#costs = [];
    const losses: number[] = [];
    for (const cost of costs) losses.push((await cost.data())[0]);
    return losses;
  }
}
