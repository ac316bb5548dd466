import type { GpuDevice } from "../../../compute/gpu_device.ts";
import type { ProductEpilogue } from "../product/product_epilogue.ts";
import type { ProductForm } from "../product/product_form.ts";
import {
  productKernel,
  productSizes,
  productWorkgroups,
} from "../product/product_kernel.ts";
import type { ProductTile } from "../product/product_tile.ts";
import type { PaddedMatrix } from "./padded_matrix.ts";
import type { ProductCase } from "./product_case.ts";

/** Runs a product; `extra` are the epilogue's buffers. */
export async function runProduct(
  gpu: GpuDevice,
  { sizes, left, right }: ProductCase,
  { form, epilogue, tile, extra = [], stored }: {
    form: ProductForm;
    epilogue: ProductEpilogue;
    tile: ProductTile;
    extra?: readonly GPUBuffer[];
    stored?: Float32Array;
  },
): Promise<PaddedMatrix> {
  const stride = Math.ceil(sizes.columns / 4) * 4;
  const length = stored?.length ?? sizes.rows * stride;
  const buffers = [
    gpu.upload(left.values),
    gpu.upload(right.values),
    // Numbers that would show where nothing was stored.
    gpu.upload(stored ?? new Float32Array(length).fill(12345)),
    gpu.upload(productSizes(sizes), "uniform"),
  ];
  gpu.submit([{
    kernel: productKernel({ form, epilogue, tile }),
    buffers: [...buffers, ...extra],
    workgroups: productWorkgroups(sizes, { epilogue, tile }),
  }]);
  const values = await gpu.read(buffers[2], length);
  gpu.free(...buffers);
  return {
    values,
    stride,
    at: (row, column) => values[row * stride + column],
  };
}
