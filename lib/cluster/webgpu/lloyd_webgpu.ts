import { GpuBuffers } from "../../compute/gpu_buffers.ts";
import type { GpuDevice } from "../../compute/gpu_device.ts";
import { retrySmaller } from "../../compute/retry_smaller.ts";
import type { WorkerPool } from "../../compute/worker_pool.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { deviceTiles } from "../../learn/webgpu/product/device_tiles.ts";
import type { TileChoice } from "../../learn/webgpu/training_dispatches.ts";
import type { OnProgress } from "../../scan/progress.ts";
import type { KmeansPoints } from "../kmeans_points.ts";
import type { LloydTaskArgument } from "../lloyd_task.ts";
import type { Partition } from "../partition.ts";
import { startTrials } from "../start_trials.ts";
import { type GpuPoints, uploadKmeansPoints } from "./gpu_points.ts";
import type { LabelledPoints, LabelTaskArgument } from "./label_task.ts";
import { lloydProducts, lloydProgram } from "./lloyd_program.ts";
import { StartPhase } from "./start_phase.ts";
import { startsWithGpu } from "./starts_webgpu.ts";

/** Centres that are moved at a time, those of all starts together. */
const CENTRES_TOGETHER = 256;
/** Points whose products are made at a time; their sums are added block by block. */
const BLOCK = 8192;
/** Iterations between two looks at how far the starts are. */
const ITERATIONS_TOGETHER = 8;
/**
 * Starts whose inertias differ by less than this share found the same partition
 * as far as single precision can tell: the first of them is taken.
 */
const SAME_INERTIA = 1e-6;

/** What `lloydWithGpu` is asked for. */
export interface LloydWithGpuOptions {
  /** The adapter. */
  readonly gpu: GpuDevice;
  /** Threads that label the points in the end. */
  readonly pool: WorkerPool;
  /** Number of clusters. */
  readonly k: number;
  /** Seed of the starts. */
  readonly seed: number;
  /** Starts, of which the best is kept. */
  readonly restarts: number;
  /** Iterations of a start at most. */
  readonly mostIterations: number;
  /** Summed squared way of the centres in an iteration that ends a start. */
  readonly leastMove: number;
  /** Called as starts are done. */
  readonly onProgress?: OnProgress | undefined;
}

/** What became of one start. */
interface EndedStart {
  readonly inertia: number;
  readonly iterations: number;
  readonly centres: Float64Array<ArrayBuffer>;
}

/**
 * Lloyd's algorithm with restarts on an adapter, all starts in the same
 * dispatches: the starts and the stopping rule of `lloydTask`, distances and
 * means in single precision, in a fixed order. Labels and inertia of the best
 * start are those of its centres in float64. A start in which a cluster loses
 * its last point is done over by `lloydTask`.
 *
 * @throws {AdapterError} where the adapter fails, with smaller blocks too
 */
export async function lloydWithGpu(
  points: KmeansPoints,
  options: LloydWithGpuOptions,
): Promise<Partition> {
  const { gpu, pool, k, restarts, onProgress } = options;
  const starts = await retrySmaller(
    gpu,
    BLOCK * points.features * 4,
    async (blockBytes) => {
      const owner = new GpuBuffers(gpu);
      const found: EndedStart[] = [];
      try {
        const { together, block } = shareOut(points, options, blockBytes);
        const uploaded = uploadKmeansPoints(owner, points, block);
        for (let first = 0; first < restarts; first += together) {
          const numbers = Array.from(
            { length: Math.min(together, restarts - first) },
            (_, i) => first + i,
          );
          found.push(...await runStarts(points, uploaded, options, numbers));
          onProgress?.({ done: found.length, total: restarts });
        }
        return found;
      } finally {
        owner.free();
      }
    },
  );
  const lowest = Math.min(...starts.map(({ inertia }) => inertia));
  const best = starts.find(({ inertia }) =>
    inertia <= lowest * (1 + SAME_INERTIA)
  )!;
  const { labels, inertia } = await labelPoints(points, pool, {
    centres: best.centres,
    k,
  });
  return {
    labels,
    centres: best.centres,
    inertia,
    iterations: best.iterations,
  };
}

/** How many starts go together, and how many points in a block, as buffers allow. */
function shareOut(
  { features, rows }: KmeansPoints,
  { gpu, k, restarts }: LloydWithGpuOptions,
  blockBytes: number,
): { readonly together: number; readonly block: number } {
  const { largestBuffer } = gpu;
  const pointBytes = Math.ceil(features / 4) * 16;
  // Rows that a start multiplies with: its centres, or candidates for one.
  const each = Math.max(k, startTrials(k));
  const together = Math.max(
    1,
    Math.min(
      restarts,
      Math.floor(CENTRES_TOGETHER / each),
      Math.floor(largestBuffer / (each * pointBytes)),
      Math.floor(largestBuffer / (rows.length * 4)),
    ),
  );
  const productBytes = Math.ceil(together * each / 4) * 16;
  const block = Math.floor(
    Math.min(blockBytes / pointBytes, largestBuffer / productBytes),
  );
  return { together, block };
}

/** Runs some starts to their end. */
async function runStarts(
  points: KmeansPoints,
  uploaded: GpuPoints,
  { gpu, pool, k, seed, mostIterations, leastMove }: LloydWithGpuOptions,
  numbers: readonly number[],
): Promise<EndedStart[]> {
  const { values, features, rows } = points;
  const { means, stride, norms } = uploaded;
  const valuesOf = (point: number) => {
    const own = new Float32Array(stride);
    const row = rows[point] * features;
    for (let f = 0; f < features; f++) own[f] = values[row + f] - means[f];
    return own;
  };
  const tile = await kmeansTiles(gpu, uploaded, { k, starts: numbers.length });
  const chosen = await startsWithGpu(gpu, uploaded, {
    k,
    tile,
    randoms: numbers.map((start) => new RandomStream(seed, `lloyd ${start}`)),
    valuesOf,
  });
  const owner = new GpuBuffers(gpu);
  try {
    const program = lloydProgram(owner, uploaded, {
      k,
      centres: chosen.flat().map(valuesOf),
      centreNorms: chosen.flat().map((point) => norms[point]),
      mostIterations,
      leastMove,
      tile,
    });
    let phases: Uint32Array;
    do {
      for (let i = 0; i < ITERATIONS_TOGETHER; i++) gpu.run(program.iterate);
      phases = await readWords(gpu, program.phases, numbers.length);
    } while (phases.includes(StartPhase.moving));
    // The last centres moved a little. Now that none does any more, this gives
    // the distances from them.
    gpu.run(program.iterate);
    const iterations = await readWords(
      gpu,
      program.iterations,
      numbers.length,
    );
    const count = rows.length;
    const nearest = await gpu.read(program.nearest, numbers.length * count);
    const centres = await gpu.read(
      program.centres,
      numbers.length * k * stride,
    );
    const squares = norms.reduce((sum, norm) => sum + norm, 0);
    return await Promise.all(numbers.map((restart, start) => {
      if (phases[start] === StartPhase.emptied) {
        const argument: LloydTaskArgument = {
          points,
          k,
          seed,
          restart,
          mostIterations,
          leastMove,
        };
        const module = new URL("../lloyd_task.ts", import.meta.url).href;
        return pool.run<Partition>({ module, name: "lloydTask" }, argument);
      }
      const own = nearest.subarray(start * count, (start + 1) * count);
      const moved = new Float64Array(k * features);
      for (let i = 0; i < moved.length; i++) {
        const feature = i % features;
        const row = start * k + Math.floor(i / features);
        moved[i] = centres[row * stride + feature] + means[feature];
      }
      return {
        inertia: Math.max(
          0,
          own.reduce((sum, distance) => sum + distance, squares),
        ),
        iterations: iterations[start],
        centres: moved,
      };
    }));
  } finally {
    owner.free();
  }
}

/** The tiles of all products that some starts make. */
async function kmeansTiles(
  gpu: GpuDevice,
  { chunks, stride }: GpuPoints,
  { k, starts }: { readonly k: number; readonly starts: number },
): Promise<TileChoice> {
  const { rows } = chunks[0];
  const columns = Math.ceil(starts * startTrials(k) / 4) * 4;
  const { distances, sums } = lloydProducts({
    rows,
    columns: starts * k,
    stride,
  });
  return await deviceTiles(gpu, [
    distances,
    sums,
    { form: "right-transposed", sizes: { rows, columns, depth: stride } },
  ]);
}

async function readWords(
  gpu: GpuDevice,
  buffer: GPUBuffer,
  length: number,
): Promise<Uint32Array> {
  return new Uint32Array((await gpu.read(buffer, length)).buffer);
}

/** Labels and inertia of all points, the same bits whatever the pool. */
async function labelPoints(
  points: KmeansPoints,
  pool: WorkerPool,
  { centres, k }: { readonly centres: Float64Array; readonly k: number },
): Promise<{ labels: Uint8Array<ArrayBuffer>; inertia: number }> {
  const count = points.rows.length;
  const shared = points.values.buffer instanceof SharedArrayBuffer;
  const tasks = shared ? Math.min(pool.size, count) : 1;
  const border = (task: number) => Math.round(task * count / tasks);
  const parts = await Promise.all(Array.from({ length: tasks }, (_, task) => {
    const argument: LabelTaskArgument = {
      points: {
        ...points,
        rows: points.rows.slice(border(task), border(task + 1)),
      },
      centres,
      k,
    };
    const module = new URL("./label_task.ts", import.meta.url).href;
    return pool.run<LabelledPoints>({ module, name: "labelTask" }, argument);
  }));
  const labels = new Uint8Array(count);
  let inertia = 0;
  let at = 0;
  for (const part of parts) {
    labels.set(part.labels, at);
    at += part.labels.length;
    for (const distance of part.distances) inertia += distance;
  }
  return { labels, inertia };
}
