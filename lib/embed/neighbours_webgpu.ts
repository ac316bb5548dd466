import type { GpuDevice } from "../compute/gpu_device.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import type { OnProgress } from "../scan/progress.ts";
import { centredNorms } from "./centred_norms.ts";
import { nearestKernel } from "./nearest_webgpu.ts";
import type { Neighbours } from "./neighbours.ts";
import { PRODUCT_TILE, productKernel } from "./product_webgpu.ts";
import { rankCandidates, SPARE_CANDIDATES } from "./rank_candidates.ts";

/** Queries whose products are made at a time, where the adapter's buffers allow. */
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
  const centred = (from: number, end: number) => {
    const rows = new Float32Array((end - from) * features);
    for (let i = 0; i < rows.length; i++) {
      rows[i] = values[from * features + i] - means[i % features];
    }
    return rows;
  };
  // All points, in as few buffers as the adapter allows.
  const rowsTogether = Math.min(
    positions,
    Math.floor(gpu.largestBuffer / (features * 4)),
    gpu.mostWorkgroups * PRODUCT_TILE,
  );
  const chunks: { buffer: GPUBuffer; from: number; rows: number }[] = [];
  for (let from = 0; from < positions; from += rowsTogether) {
    const rows = Math.min(rowsTogether, positions - from);
    chunks.push({ buffer: gpu.upload(centred(from, from + rows)), from, rows });
  }
  const kept = Math.min(positions, count + SPARE_CANDIDATES);
  const queries = Math.max(
    1,
    Math.min(
      QUERIES,
      positions,
      Math.floor(gpu.largestBuffer / (positions * 4)),
    ),
  );
  const product = productKernel({ features, stride: positions });
  const nearest = nearestKernel({ candidates: positions, kept });
  const left = gpu.allocate(queries * features * 4);
  const products = gpu.allocate(queries * positions * 4);
  const normsOnGpu = gpu.upload(norms);
  const found = gpu.allocate(queries * kept * 4);
  const places = chunks.map(() => gpu.allocate(16, "uniform"));

  const indices = new Uint32Array(positions * count);
  const distances = new Float32Array(positions * count);
  for (let first = 0; first < positions; first += queries) {
    const end = Math.min(first + queries, positions);
    gpu.write(left, centred(first, end));
    chunks.forEach(({ from, rows }, i) =>
      gpu.write(places[i], Uint32Array.of(end - first, rows, from, 0))
    );
    gpu.submit([
      ...chunks.map(({ buffer, rows }, i) => ({
        kernel: product,
        buffers: [left, buffer, products, places[i]],
        workgroups: [
          Math.ceil(rows / PRODUCT_TILE),
          Math.ceil((end - first) / PRODUCT_TILE),
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
