import type { GpuBuffers } from "../../compute/gpu_buffers.ts";
import type { Dispatch } from "../../compute/kernel.ts";
import { type PointChunk, uploadPoints } from "../../embed/points_webgpu.ts";
import { chooseTile } from "../../learn/webgpu/product/choose_tile.ts";
import {
  productKernel,
  productSizes,
  productWorkgroups,
} from "../../learn/webgpu/product/product_kernel.ts";
import type { ProductEpilogue } from "../../learn/webgpu/product/product_epilogue.ts";
import type { ProductForm } from "../../learn/webgpu/product/product_form.ts";
import type { ProductTile } from "../../learn/webgpu/product/product_tile.ts";
import type { KmeansPoints } from "../kmeans_points.ts";

/** Points of k-means on an adapter: centred, so that products cancel little. */
export interface GpuPoints {
  /** The points, in parts. */
  readonly chunks: readonly PointChunk[];
  /** Numbers from one point to the next. */
  readonly stride: number;
  /** What was taken off each feature. */
  readonly means: Float64Array;
  /** Squared distance of each point from the means. */
  readonly norms: Float64Array;
}

/**
 * Uploads the chosen rows.
 *
 * @throws {AdapterError} where not even four points fit into a buffer
 */
export function uploadKmeansPoints(
  owner: GpuBuffers,
  { values, features, rows }: KmeansPoints,
  mostRows: number,
): GpuPoints {
  const means = new Float64Array(features);
  for (const row of rows) {
    for (let f = 0; f < features; f++) means[f] += values[row * features + f];
  }
  for (let f = 0; f < features; f++) means[f] /= rows.length;
  const norms = Float64Array.from(rows, (row) => {
    let sum = 0;
    for (let f = 0; f < features; f++) {
      // As the adapter has it.
      sum += Math.fround(values[row * features + f] - means[f]) ** 2;
    }
    return sum;
  });
  const matrix = { values, features, positions: values.length / features };
  const options = { means, chosen: rows, rows: mostRows };
  return { ...uploadPoints(owner, matrix, options), means, norms };
}

/** Operands of a product and what becomes of it. */
export interface ProductDispatchOptions {
  readonly form: ProductForm;
  readonly epilogue: ProductEpilogue & ("none" | "add");
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  /** Left operand, right operand and result. */
  readonly buffers: readonly [GPUBuffer, GPUBuffer, GPUBuffer];
  /** How it is divided; default: as suits the adapter's kind. */
  readonly tile?: ProductTile;
}

/** A product as a dispatch. */
export function productDispatch(
  owner: GpuBuffers,
  { form, epilogue, buffers, tile: wanted, ...sizes }: ProductDispatchOptions,
): Dispatch {
  const tile = wanted ?? chooseTile(owner.gpu, sizes);
  return {
    kernel: productKernel({ form, epilogue, tile }),
    buffers: [...buffers, owner.upload(productSizes(sizes), "uniform")],
    workgroups: productWorkgroups(sizes, { epilogue, tile }),
  };
}
