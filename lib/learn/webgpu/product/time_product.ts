import type { GpuDevice } from "../../../compute/gpu_device.ts";
import type { ProductForm } from "./product_form.ts";
import {
  productKernel,
  type ProductSizes,
  productSizes,
  productWorkgroups,
} from "./product_kernel.ts";
import type { ProductTile } from "./product_tile.ts";

/** A product to be timed. */
export interface TimeProductOptions {
  /** Which operand is transposed. */
  readonly form: ProductForm;
  /** Its sizes. */
  readonly sizes: ProductSizes;
  /** How it is divided. */
  readonly tile: ProductTile;
}

/** Milliseconds that make a run long enough for its time to be read off directly. */
const LONG_RUN = 50;
/** Runs that are sent together where one is short. */
const RUNS = 65;
/** Times that the runs are repeated; the shortest counts. */
const REPEATS = 3;

/** Seconds that one product takes on a device, of matrices of zeros. */
export async function timeProduct(
  gpu: GpuDevice,
  { form, sizes, tile }: TimeProductOptions,
): Promise<number> {
  const { rows, columns, depth } = sizes;
  const fours = (length: number) => Math.ceil(length / 4) * 4;
  const matrix = (rows: number, columns: number) =>
    gpu.allocate(fours(rows) * fours(columns) * 4);
  const buffers = [
    form === "left-transposed" ? matrix(depth, rows) : matrix(rows, depth),
    form === "right-transposed"
      ? matrix(columns, depth)
      : matrix(depth, columns),
    matrix(rows, columns),
    gpu.upload(productSizes(sizes), "uniform"),
  ];
  const epilogue = "none";
  const program = gpu.prepare([{
    kernel: productKernel({ form, epilogue, tile }),
    buffers,
    workgroups: productWorkgroups(sizes, { epilogue, tile }),
  }]);
  const run = async (times: number) => {
    const start = performance.now();
    gpu.run(program, new Array<number>(times).fill(0));
    await gpu.read(buffers[2], 1);
    return performance.now() - start;
  };
  try {
    await run(1);
    let shortest = Infinity;
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const one = await run(1);
      // What it costs to send a run and to read back drops out.
      const each = one > LONG_RUN
        ? one
        : Math.max(1e-6, (await run(RUNS) - one) / (RUNS - 1));
      shortest = Math.min(shortest, each);
    }
    return shortest / 1000;
  } finally {
    gpu.free(...buffers);
  }
}
