import { kmeans } from "../cluster/kmeans.ts";
import type { Engine } from "../compute/engine.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { principalComponents } from "../learn/principal_components.ts";
import type { TrainingProgress } from "../learn/train_network.ts";
import {
  type NetworkTask,
  type TaskNetwork,
  trainNetworkTask,
} from "../learn/train_network_task.ts";
import type { OnProgress } from "../scan/progress.ts";
import type { Readings } from "./readings.ts";
import type { NetworkRecord } from "./records.ts";
import type { StageKeeper } from "./stage/stage_keeper.ts";

/** A material's positions. */
export interface MaterialRows {
  /** Name. */
  readonly name: string;
  /** Scan positions. */
  readonly rows: Uint32Array;
  /** Sub-domains to look for in the codes. */
  readonly k: number;
}

/** A trained network and the partition of its codes. */
export interface TrainedMaterial {
  /** What is recorded. */
  readonly record: NetworkRecord;
  /** Sub-domain of each of the material's positions, from 0. */
  readonly labels: Uint8Array;
  /** Three leading components of the codes, [position][component]. */
  readonly components: Float32Array;
  /** Mean squared error of each position's reconstruction by the trained network. */
  readonly errors: Float32Array;
}

/** Choices of `trainNetworks`. */
export interface TrainNetworksOptions {
  /** Materials, one AE and one VAE each. */
  readonly materials: readonly MaterialRows[];
  /** Layers, epochs, and starts of the codes' k-means. */
  readonly readings: Pick<Readings, "aeHiddenLayers" | "epochs" | "restarts">;
  /** Seed of weights, order, noise and clustering. */
  readonly seed: number;
  /** Networks of each material; default both. The others' lists stay empty. */
  readonly kinds?: readonly ("ae" | "vae")[];
  /** Keeps each network that is trained; default: nothing is kept. */
  readonly keeper?: StageKeeper | undefined;
  /** Called after each epoch. */
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Threads that a network can keep busy on the CPU: its smaller layers are cut
 * into a few parts only.
 */
const THREADS = 4;

/** Networks that train side by side on so many threads, or on an adapter. */
export function networksTogether(threads: number, gpu: boolean): number {
  return gpu ? 1 : Math.max(1, Math.floor(threads / THREADS));
}

/**
 * Trains an AE and a VAE on each material's features and divides their codes
 * (recipe, steps 13 to 15), one after the other. Where the CPU has threads for
 * several networks, several train side by side.
 */
export async function trainNetworks(
  matrix: FeatureMatrix,
  engine: Engine,
  { materials, readings, seed, kinds = ["ae", "vae"], keeper, onProgress }:
    TrainNetworksOptions,
): Promise<Record<"ae" | "vae", TrainedMaterial[]>> {
  const together = networksTogether(
    engine.pool.size,
    engine.gpu !== undefined,
  );
  const threads = Math.floor(engine.pool.size / together);
  // Epochs cost in proportion to their positions.
  const total = kinds.length * readings.epochs *
    materials.reduce((sum, { rows }) => sum + rows.length, 0);
  let done = 0;
  let epochs = 0;
  const train = async (
    kind: "ae" | "vae",
    { name, rows, k }: MaterialRows,
  ): Promise<TrainedMaterial> => {
    const argument: NetworkTask = {
      features: matrix,
      rows,
      options: {
        kind,
        hiddenLayers: kind === "ae" ? readings.aeHiddenLayers : 1,
        epochs: readings.epochs,
        seed,
      },
      backend: engine.gpu ? "webgpu" : "wasm",
      threads,
      keepErrors: true,
    };
    const onEpoch = (_: TrainingProgress) =>
      onProgress?.({
        done: done += rows.length,
        total,
        count: { unit: "epochs", done: ++epochs },
      });
    const start = performance.now();
    const network = engine.gpu
      ? await trainNetworkTask(argument, onEpoch, {
        gpu: engine.gpu,
        ...(engine.tiles && { tiles: engine.tiles }),
      })
      : await engine.pool.run<TaskNetwork>(
        {
          module:
            new URL("../learn/train_network_task.ts", import.meta.url).href,
          name: "trainNetworkTask",
        },
        argument,
        { onReport: (value) => onEpoch(value as TrainingProgress) },
      );
    const seconds = (performance.now() - start) / 1000;
    const latent = network.codes.length / rows.length;
    const everyRow = rows.map((_, i) => i);
    const { labels } = await kmeans(
      { values: network.codes, features: latent, rows: everyRow },
      engine.pool,
      {
        k,
        seed,
        ...(readings.restarts && { restarts: readings.restarts }),
      },
    );
    return {
      record: {
        kind,
        material: name,
        positions: rows.length,
        loss: [...network.loss],
        reconstruction: [...network.reconstruction],
        seconds,
      },
      labels,
      components: principalComponents(network.codes, {
        dimensions: latent,
        components: 3,
      }).scores,
      errors: network.errors!,
    };
  };
  // The longest first, so that no worker ends long after the others.
  const jobs = materials.flatMap((material, index) =>
    kinds.map((kind) => ({ kind, material, index }))
  )
    .sort((a, b) =>
      b.material.rows.length - a.material.rows.length ||
      (a.kind < b.kind ? -1 : 1)
    );
  const trained: Record<"ae" | "vae", TrainedMaterial[]> = { ae: [], vae: [] };
  const trainNext = async (): Promise<void> => {
    const job = jobs.shift();
    if (job === undefined) return;
    const { kind, index, material } = job;
    const name = `train-${kind}-${index + 1}`;
    const kept = await keeper?.recall(name, "part");
    if (kept) {
      done += material.rows.length * readings.epochs;
      onProgress?.({ done, total });
    }
    const network = kept
      ? kept.value as TrainedMaterial
      : await train(kind, material);
    trained[kind][index] = network;
    if (!kept) {
      await keeper?.keep(name, "part", {
        value: network,
        seconds: network.record.seconds,
        residentBytes: Deno.memoryUsage().rss,
      });
    }
    await trainNext();
  };
  await Promise.all(Array.from({ length: together }, trainNext));
  return trained;
}
