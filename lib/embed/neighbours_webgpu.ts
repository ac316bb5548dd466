import type { Engine } from "../compute/engine.ts";
import { GpuBuffers } from "../compute/gpu_buffers.ts";
import { LaterReads } from "../compute/later_reads.ts";
import { retrySmaller } from "../compute/retry_smaller.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { deviceTiles } from "../learn/webgpu/product/device_tiles.ts";
import {
  productKernel,
  productSizes,
  productWorkgroups,
} from "../learn/webgpu/product/product_kernel.ts";
import type { OnProgress } from "../scan/progress.ts";
import { centredNorms } from "./centred_norms.ts";
import { nearestKernel, nearestSizes } from "./nearest_webgpu.ts";
import type { Neighbours } from "./neighbours.ts";
import { uploadPoints } from "./points_webgpu.ts";
import { SPARE_CANDIDATES } from "./rank_candidates.ts";
import type { RankTaskArgument } from "./rank_task.ts";

/** Queries whose products are made at a time, where the adapter's buffers allow. */
const QUERIES = 256;
/** Queries whose candidates are read back at a time: a read costs as much as several blocks. */
const QUERIES_TOGETHER = 4096;
/** Bytes of products at a time at most. */
const PRODUCT_BYTES = 256 * 2 ** 20;

/** Choices of `neighboursWithGpu`. */
interface NeighboursOptions {
  readonly count: number;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Exact neighbours on an adapter: blocks of products, the nearest of each query,
 * ranked in float64 by the pool's threads while the adapter goes on.
 *
 * @throws {AdapterError} where the adapter fails, with smaller blocks too
 */
export async function neighboursWithGpu(
  matrix: FeatureMatrix,
  engine: Engine,
  options: NeighboursOptions,
): Promise<Neighbours> {
  const gpu = engine.gpu!;
  const shared = inSharedMemory(matrix);
  const wanted = Math.min(PRODUCT_BYTES, QUERIES * matrix.positions * 4);
  return await retrySmaller(gpu, wanted, async (blockBytes) => {
    const owner = new GpuBuffers(gpu);
    try {
      return await findInBlocks(shared, engine, {
        ...options,
        owner,
        blockBytes,
      });
    } finally {
      owner.free();
    }
  });
}

async function findInBlocks(
  matrix: FeatureMatrix,
  engine: Engine,
  { count, onProgress, owner, blockBytes }: NeighboursOptions & {
    readonly owner: GpuBuffers;
    readonly blockBytes: number;
  },
): Promise<Neighbours> {
  const { gpu } = owner;
  const { features, positions } = matrix;
  const { means, norms } = centredNorms(matrix);
  const { chunks, stride } = uploadPoints(owner, matrix, { means });
  const rowsOf = (chunk: { rows: number }) => Math.ceil(chunk.rows / 4) * 4;
  const widest = Math.max(...chunks.map(rowsOf));
  const kept = Math.min(positions, count + SPARE_CANDIDATES);
  const length = kept * chunks.length;
  const bytes = Math.min(blockBytes, gpu.largestBuffer);
  const queries = Math.max(
    1,
    Math.min(
      QUERIES,
      positions,
      Math.floor(bytes / (widest * 4)),
      Math.floor(bytes / (length * 4)),
      Math.floor(gpu.largestBuffer / (stride * 4)),
    ),
  );
  const together = queries * Math.max(
    1,
    Math.floor(
      Math.min(
        QUERIES_TOGETHER,
        positions + queries - 1,
        bytes / (length * 4),
      ) / queries,
    ),
  );
  const form = "right-transposed";
  const largest = { rows: queries, columns: widest, depth: features };
  const tile = (await deviceTiles(gpu, [{ form, sizes: largest }]))(
    form,
    largest,
  );
  const left = owner.allocate(queries * stride * 4);
  const products = owner.allocate(queries * widest * 4);
  const normsOnGpu = owner.upload(norms);
  const found = owner.allocate(together * length * 4);
  const nearest = nearestKernel({
    kept,
    workgroupMemory: gpu.workgroupMemory,
  });
  const uniforms = chunks.map(() => ({
    product: owner.allocate(16, "uniform"),
    nearest: owner.allocate(32, "uniform"),
  }));

  /** Candidates of some queries, to rows of `found` from `row` on. */
  const findCandidates = (first: number, end: number, row: number) => {
    for (const { buffer, from, rows } of chunks) {
      const [start, stop] = [Math.max(first, from), Math.min(end, from + rows)];
      if (start >= stop) continue;
      gpu.copy(buffer, left, {
        numbers: (stop - start) * stride,
        fromAt: (start - from) * stride,
        toAt: (start - first) * stride,
      });
    }
    gpu.submit(chunks.flatMap(({ buffer, from, rows }, i) => {
      const sizes = { rows: end - first, columns: rows, depth: features };
      const epilogue = "none";
      gpu.write(uniforms[i].product, productSizes(sizes));
      gpu.write(
        uniforms[i].nearest,
        nearestSizes({
          candidates: rows,
          stride: Math.ceil(rows / 4) * 4,
          first: from,
          length,
          place: i * kept,
          row,
        }),
      );
      return [{
        kernel: productKernel({ form, epilogue, tile }),
        buffers: [left, buffer, products, uniforms[i].product],
        workgroups: productWorkgroups(sizes, { epilogue, tile }),
      }, {
        kernel: nearest,
        buffers: [products, normsOnGpu, found, uniforms[i].nearest],
        workgroups: [end - first] as const,
      }];
    }));
  };

  const indices = new Uint32Array(positions * count);
  const distances = new Float32Array(positions * count);
  const rank = async (first: number, candidates: Uint32Array) => {
    const end = first + candidates.length / length;
    const share = Math.ceil((end - first) / engine.pool.size);
    const tasks: Promise<void>[] = [];
    for (let from = first; from < end; from += share) {
      const to = Math.min(from + share, end);
      const argument: RankTaskArgument = {
        matrix,
        queries: [from, to],
        candidates: candidates.slice(
          (from - first) * length,
          (to - first) * length,
        ),
        length,
        count,
      };
      const task = {
        module: new URL("./rank_task.ts", import.meta.url).href,
        name: "rankTask",
      };
      tasks.push(
        engine.pool.run<Omit<Neighbours, "count">>(task, argument)
          .then((ranked) => {
            indices.set(ranked.indices, from * count);
            distances.set(ranked.distances, from * count);
          }),
      );
    }
    await Promise.all(tasks);
    onProgress?.({
      done: end,
      total: positions,
      count: { unit: "positions", done: end },
    });
  };
  const reads = new LaterReads();
  for (let first = 0; first < positions; first += together) {
    const end = Math.min(first + together, positions);
    for (let from = first; from < end; from += queries) {
      findCandidates(from, Math.min(from + queries, end), from - first);
    }
    await reads.add(
      gpu.read(found, (end - first) * length),
      (values) => rank(first, new Uint32Array(values.buffer)),
    );
  }
  await reads.finish();
  return { count, indices, distances };
}

/** The same points where threads see them without a copy for each task. */
function inSharedMemory(matrix: FeatureMatrix): FeatureMatrix {
  const { values } = matrix;
  if (values.buffer instanceof SharedArrayBuffer) return matrix;
  const shared = new Float32Array(new SharedArrayBuffer(values.byteLength));
  shared.set(values);
  return { ...matrix, values: shared };
}
