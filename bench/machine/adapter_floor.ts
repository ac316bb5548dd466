import type { GpuDevice } from "../../lib/compute/gpu_device.ts";
import type { GpuProgram } from "../../lib/compute/gpu_program.ts";
import {
  productKernel,
  productSizes,
  productWorkgroups,
} from "../../lib/learn/webgpu/product/product_kernel.ts";
import {
  type ProductTile,
  tileMemory,
  tileThreads,
} from "../../lib/learn/webgpu/product/product_tile.ts";
import { productTiles } from "../../lib/learn/webgpu/product/product_tiles.ts";
import type { MachineFloor } from "../record/bench_file.ts";
import { copyKernel, copyWorkgroups } from "./copy_kernel.ts";

/** How an adapter is measured. */
export interface AdapterFloorOptions {
  /** Side of the product, a multiple of 4; default 2048, on a software adapter 512. */
  readonly size?: number;
  /** Bytes that are copied; default 256 MiB, on a software adapter 64 MiB. */
  readonly copyBytes?: number;
  /** Seconds that what is measured must last; default 0.2. */
  readonly seconds?: number;
}

/**
 * What an adapter can do in its own memory: copy, and multiply with the fastest
 * of the project's tiles.
 *
 * @throws {AdapterError} where the adapter fails
 */
export async function adapterFloor(
  gpu: GpuDevice,
  options: AdapterFloorOptions = {},
): Promise<MachineFloor> {
  const {
    size = gpu.software ? 512 : 2048,
    copyBytes = gpu.software ? 2 ** 26 : 2 ** 28,
    seconds = 0.2,
  } = options;
  const bytes = Math.min(copyBytes, Math.floor(gpu.largestBuffer / 16) * 16);
  const source = gpu.allocate(bytes);
  const target = gpu.allocate(bytes);
  const copies = gpu.prepare([{
    kernel: copyKernel,
    buffers: [source, target],
    workgroups: copyWorkgroups(bytes),
  }]);
  const copiesPerSecond = await rate(gpu, copies, { target, seconds });
  gpu.free(source, target);

  const sizes = { rows: size, columns: size, depth: size };
  const numbers = new Float32Array(size * size).fill(1);
  // The products' kernels may read one row beyond the right operand.
  const padded = new Float32Array(size * (size + 4));
  const left = gpu.upload(numbers);
  const right = gpu.upload(padded);
  const result = gpu.upload(numbers);
  const uniform = gpu.upload(productSizes(sizes), "uniform");
  let best = 0;
  for (const tile of productTiles) {
    if (!fits(gpu, tile)) continue;
    const product = gpu.prepare([{
      kernel: productKernel({ form: "plain", epilogue: "none", tile }),
      buffers: [left, right, result, uniform],
      workgroups: productWorkgroups(sizes, { epilogue: "none", tile }),
    }]);
    best = Math.max(
      best,
      await rate(gpu, product, { target: result, seconds }),
    );
  }
  gpu.free(left, right, result, uniform);
  return {
    copyBytesPerSecond: 2 * bytes * copiesPerSecond,
    productFlopsPerSecond: 2 * size ** 3 * best,
    productSize: size,
    productBy: `our WGSL on ${gpu.description}`,
  };
}

function fits(gpu: GpuDevice, tile: ProductTile): boolean {
  return tileThreads(tile) <= gpu.mostThreads &&
    tileMemory(tile) <= gpu.workgroupMemory;
}

/**
 * Runs a second, in one submission that is doubled until it lasts: so long that
 * submitting and reading back hardly count.
 */
async function rate(
  gpu: GpuDevice,
  program: GpuProgram,
  { target, seconds }: {
    readonly target: GPUBuffer;
    readonly seconds: number;
  },
): Promise<number> {
  const time = async (runs: number) => {
    const start = performance.now();
    gpu.run(program, new Array<number>(runs).fill(0));
    await gpu.read(target, 1);
    return (performance.now() - start) / 1000;
  };
  await time(1); // Compiles the pipeline.
  for (let runs = 1;; runs *= 2) {
    const elapsed = await time(runs);
    if (elapsed >= seconds) return runs / elapsed;
  }
}
