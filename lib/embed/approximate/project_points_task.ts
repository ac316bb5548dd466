import type { FeatureMatrix } from "../../features/feature_matrix.ts";
import { nearest } from "../../simd/artefact/nearest.ts";
import { compileKernels } from "../../simd/compile_kernels.ts";
import { KernelMemory } from "../../simd/kernel_memory.ts";
import { PANEL } from "../../simd/panel_matrix.ts";
import { packPoints } from "../pack_points.ts";

/** Points packed at a time. */
const BLOCK = 256;

/** Which points a task projects. */
export interface ProjectPointsArgument {
  /** All points. */
  readonly matrix: FeatureMatrix;
  /** Mean features. */
  readonly means: Float64Array;
  /** First point and one past the last. */
  readonly points: readonly [first: number, end: number];
  /** Directions as a panel matrix, [direction / 8][feature][direction % 8]; a multiple of 8 of them. */
  readonly directions: Float32Array;
}

/** Coordinates of centred points along directions, [point][direction]. */
export function projectPointsTask(
  { matrix, means, points: [first, end], directions }: ProjectPointsArgument,
): Float32Array<ArrayBuffer> {
  const { features } = matrix;
  const dimensions = directions.length / features;
  const heap = new KernelMemory();
  const left = heap.place(BLOCK * features * 4);
  const right = heap.place(directions.length * 4);
  const products = heap.place(BLOCK * dimensions * 4);
  heap.floats(right, directions.length).set(directions);
  const { product } = new WebAssembly.Instance(compileKernels(nearest), {
    env: { memory: heap.memory },
  }).exports as { product: (...numbers: number[]) => void };
  const packed = heap.floats(left, BLOCK * features);
  const tile = heap.floats(products, BLOCK * dimensions);

  const coordinates = new Float32Array((end - first) * dimensions);
  for (let block = first; block < end; block += BLOCK) {
    const rows = Math.min(BLOCK, end - block);
    const numbers = Uint32Array.from({ length: rows }, (_, i) => block + i);
    packPoints(packed, matrix, { means, numbers });
    product(
      left,
      features * PANEL * 4,
      right,
      features * PANEL * 4,
      products,
      BLOCK * PANEL * 4,
      0,
      Math.ceil(rows / PANEL) * PANEL,
      0,
      dimensions / PANEL,
      features,
      0,
      0,
      0,
    );
    for (let row = 0; row < rows; row++) {
      for (let d = 0; d < dimensions; d++) {
        coordinates[(block - first + row) * dimensions + d] =
          tile[Math.floor(d / PANEL) * BLOCK * PANEL + row * PANEL + d % PANEL];
      }
    }
  }
  return coordinates;
}
