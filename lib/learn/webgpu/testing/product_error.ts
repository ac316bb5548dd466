import type { GpuDevice } from "../../../compute/gpu_device.ts";
import {
  productKernel,
  productSizes,
  productWorkgroups,
} from "../product/product_kernel.ts";
import type { TimeProductOptions } from "../product/time_product.ts";
import { RandomStream } from "../../../random/random_stream.ts";

/** Numbers of the result that are worked out again. */
const SAMPLE = 2000;

/**
 * Largest error of a product of random numbers against float64, over a sample
 * of its numbers, its corners among them; in units of what sums of rounded
 * products may be off at most: at most 1 where the product is right.
 */
export async function productError(
  gpu: GpuDevice,
  { form, sizes, tile }: TimeProductOptions,
): Promise<number> {
  const { rows, columns, depth } = sizes;
  const stream = new RandomStream(1, "product");
  const fours = (length: number) => Math.ceil(length / 4) * 4;
  const matrix = (height: number, width: number) => {
    const stride = fours(width);
    const values = new Float32Array(fours(height) * stride);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        values[row * stride + column] = 2 * stream.uniform() - 1;
      }
    }
    return {
      values,
      at: (row: number, column: number) => values[row * stride + column],
    };
  };
  const left = form === "left-transposed"
    ? matrix(depth, rows)
    : matrix(rows, depth);
  const right = form === "right-transposed"
    ? matrix(columns, depth)
    : matrix(depth, columns);
  const length = rows * fours(columns);
  const buffers = [
    gpu.upload(left.values),
    gpu.upload(right.values),
    gpu.allocate(length * 4),
    gpu.upload(productSizes(sizes), "uniform"),
  ];
  const epilogue = "none";
  gpu.submit([{
    kernel: productKernel({ form, epilogue, tile }),
    buffers,
    workgroups: productWorkgroups(sizes, { epilogue, tile }),
  }]);
  const found = await gpu.read(buffers[2], length);
  gpu.free(...buffers);
  let largest = 0;
  for (let i = 0; i < SAMPLE; i++) {
    const row = i < 4 ? (i & 1) * (rows - 1) : stream.integer(rows);
    const column = i < 4 ? (i >> 1) * (columns - 1) : stream.integer(columns);
    let [exact, magnitude] = [0, 0];
    for (let k = 0; k < depth; k++) {
      const a = form === "left-transposed" ? left.at(k, row) : left.at(row, k);
      const b = form === "right-transposed"
        ? right.at(column, k)
        : right.at(k, column);
      exact += a * b;
      magnitude += Math.abs(a * b);
    }
    const bound = (depth + 1) * 2 ** -24 * magnitude;
    const error = Math.abs(found[row * fours(columns) + column] - exact);
    // A NaN must not hide behind a comparison.
    largest = Number.isFinite(error) ? Math.max(largest, error / bound) : NaN;
    if (Number.isNaN(largest)) break;
  }
  return largest;
}
