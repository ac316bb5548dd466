import { loadTensorflow } from "../../lib/compute/load_tensorflow.ts";
import { nearest } from "../../lib/simd/artefact/nearest.ts";
import { compileKernels } from "../../lib/simd/compile_kernels.ts";
import { busyRate } from "./busy_rate.ts";

/** How long a thread is kept busy. */
export interface CopyTaskArgument {
  /** Bytes of the block that is copied: much larger than the caches. */
  readonly bytes: number;
  readonly seconds: number;
}

/** Bytes a second, read plus written, of one thread that copies a block. */
export function copyTask({ bytes, seconds }: CopyTaskArgument): number {
  const from = new Float64Array(bytes / 8).fill(1);
  const to = new Float64Array(bytes / 8).fill(2);
  return busyRate(() => to.set(from), { units: 2 * bytes, seconds });
}

/** What a thread reads, and for how long. */
export interface FileTaskArgument {
  readonly path: string;
  readonly seconds: number;
}

/** Bytes of a piece: a core's cache holds it, so that reading is all that counts. */
const FILE_PIECE = 1 << 18;

/**
 * Bytes a second of one thread that reads a file from end to end, in pieces,
 * into memory that begins a page: to other addresses Linux copies several times
 * slower on some processors.
 */
export function fileTask({ path, seconds }: FileTaskArgument): number {
  const target = new Uint8Array(
    new WebAssembly.Memory({ initial: FILE_PIECE / PAGE }).buffer,
  );
  const file = Deno.openSync(path);
  try {
    const { size } = file.statSync();
    return busyRate(() => {
      file.seekSync(0, Deno.SeekMode.Start);
      while (file.readSync(target) !== null);
    }, { units: size, seconds });
  } finally {
    file.close();
  }
}

/** How large a product, and for how long. */
export interface ProductTaskArgument {
  readonly size: number;
  readonly seconds: number;
}

/** Columns of a panel of our kernels' matrices. */
const PANEL = 8;
/** Rows of one call, as in `candidatesTask`: what is read stays in a core's cache. */
const CALL_ROWS = 252;
/** Bytes of a page of WebAssembly's memory. */
const PAGE = 65536;

/** Operations a second of one thread's product by our WebAssembly kernel. */
export function kernelProductTask(
  { size, seconds }: ProductTaskArgument,
): number {
  const side = Math.ceil(size / PANEL) * PANEL;
  const bytes = side * side * 4;
  const pages = Math.ceil((64 + 3 * bytes) / PAGE);
  const memory = new WebAssembly.Memory({
    initial: pages,
    maximum: pages,
    shared: true,
  });
  new Float32Array(memory.buffer).fill(1);
  const { product } = new WebAssembly.Instance(
    compileKernels(nearest),
    { env: { memory } },
  ).exports as { product(...numbers: number[]): void };
  const [left, right, result] = [64, 64 + bytes, 64 + 2 * bytes];
  const stride = side * PANEL * 4;
  const rate = busyRate(() => {
    for (let row = 0; row < side; row += CALL_ROWS) {
      product(
        left,
        stride,
        right,
        stride,
        result,
        stride,
        row,
        Math.min(row + CALL_ROWS, side),
        0,
        side / PANEL,
        side,
        0, // No bias,
        0, // nothing done to the sums,
        0, // and no mask.
      );
    }
  }, { units: 2 * side ** 3, seconds });
  // A kernel that did less than the product would set a floor that none can reach.
  const products = new Float32Array(memory.buffer, result, side * side);
  if (products.some((value) => value !== side)) {
    throw new Error(
      `Cannot measure the product as it is wrong: wanted ${side} everywhere`,
    );
  }
  return rate;
}

/** Operations a second of one thread's product by TensorFlow.js' WebAssembly. */
export async function tensorflowProductTask(
  { size, seconds }: ProductTaskArgument,
): Promise<number> {
  const tensorflow = await loadTensorflow("wasm");
  const left = tensorflow.ones([size, size]);
  const right = tensorflow.ones([size, size]);
  try {
    return busyRate(() => {
      const product = tensorflow.matMul(left, right);
      product.dataSync();
      product.dispose();
    }, { units: 2 * size ** 3, seconds });
  } finally {
    tensorflow.dispose([left, right]);
  }
}
