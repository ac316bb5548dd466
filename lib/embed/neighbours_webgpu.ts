import type { GpuDevice } from "../compute/gpu_device.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import type { OnProgress } from "../scan/progress.ts";
import { centredNorms } from "./centred_norms.ts";
import { nearestKernel } from "./nearest_webgpu.ts";
import type { Neighbours } from "./neighbours.ts";
import {
  PRODUCT_COLUMNS,
  PRODUCT_ROWS,
  productKernel,
} from "./product_webgpu.ts";
import { rankCandidates, SPARE_CANDIDATES } from "./rank_candidates.ts";

/** Queries whose products are made at a time, where the adapter's buffers allow; a multiple of 8. */
const QUERIES = 256;

/** Exact neighbours on an adapter: blocks of products, the nearest of each query, ranked in float64. */
export async function neighboursWithGpu(
  matrix: FeatureMatrix,
  gpu: GpuDevice,
  { count, onProgress }: {
    readonly count: number;
    readonly onProgress?: OnProgress | undefined;
  },
): Promise<Neighbours> {
  const { values, features, positions } = matrix;
  const { means, norms } = centredNorms(matrix);
  const queries = Math.max(
    PRODUCT_ROWS,
    Math.min(
      QUERIES,
      Math.floor(gpu.largestBuffer / (positions * 4) / PRODUCT_ROWS) *
        PRODUCT_ROWS,
    ),
  );
  const queryRows = (first: number, end: number) => {
    const rows = new Float32Array(queries * features);
    for (let i = 0; i < (end - first) * features; i++) {
      rows[i] = values[first * features + i] - means[i % features];
    }
    return rows;
  };
  // All points, transposed, in as few buffers as the adapter allows. Rows are
  // filled up to a multiple of four by zeros, which the selection never sees.
  const fours = (rows: number) => Math.ceil(rows / 4) * 4;
  const stride = fours(positions);
  const rowsTogether = Math.min(
    stride,
    Math.floor(gpu.largestBuffer / (features * 16)) * 4,
    gpu.mostWorkgroups * PRODUCT_COLUMNS,
  );
  const transposed = (from: number, rows: number) => {
    const columns = new Float32Array(features * fours(rows));
    for (let i = 0; i < rows; i++) {
      const row = (from + i) * features;
      for (let f = 0; f < features; f++) {
        columns[f * fours(rows) + i] = values[row + f] - means[f];
      }
    }
    return columns;
  };
  const chunks: { buffer: GPUBuffer; from: number; rows: number }[] = [];
  for (let from = 0; from < positions; from += rowsTogether) {
    const rows = Math.min(rowsTogether, positions - from);
    chunks.push({ buffer: gpu.upload(transposed(from, rows)), from, rows });
  }
  const kept = Math.min(positions, count + SPARE_CANDIDATES);
  const product = productKernel({ features, stride });
  const nearest = nearestKernel({ candidates: positions, stride, kept });
  const left = gpu.allocate(queries * features * 4);
  const products = gpu.allocate(queries * stride * 4);
  const normsOnGpu = gpu.upload(norms);
  const found = gpu.allocate(queries * kept * 4);
  const places = chunks.map(() => gpu.allocate(16, "uniform"));

  const indices = new Uint32Array(positions * count);
  const distances = new Float32Array(positions * count);
  for (let first = 0; first < positions; first += queries) {
    const end = Math.min(first + queries, positions);
    gpu.write(left, queryRows(first, end));
    chunks.forEach(({ from, rows }, i) =>
      gpu.write(
        places[i],
        Uint32Array.of(end - first, fours(rows) / 4, from / 4, 0),
      )
    );
    gpu.submit([
      ...chunks.map(({ buffer, rows }, i) => ({
        kernel: product,
        buffers: [left, buffer, products, places[i]],
        workgroups: [
          Math.ceil(rows / PRODUCT_COLUMNS),
          Math.ceil((end - first) / PRODUCT_ROWS),
        ] as const,
      })),
      {
        kernel: nearest,
        buffers: [products, normsOnGpu, found],
        workgroups: [end - first],
      },
    ]);
    const candidates = new Uint32Array(
      (await gpu.read(found, (end - first) * kept)).buffer,
    );
    const ranked = rankCandidates(matrix, {
      queries: [first, end],
      candidates,
      length: kept,
      count,
    });
    indices.set(ranked.indices, first * count);
    distances.set(ranked.distances, first * count);
    onProgress?.({ done: end, total: positions });
  }
  gpu.free(
    left,
    products,
    normsOnGpu,
    found,
    ...places,
    ...chunks.map(({ buffer }) => buffer),
  );
  return { count, indices, distances };
}
