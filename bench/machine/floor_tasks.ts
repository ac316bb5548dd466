import { loadTensorflow } from "../../lib/compute/load_tensorflow.ts";
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

/** How large a product, and for how long. */
export interface ProductTaskArgument {
  readonly size: number;
  readonly seconds: number;
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
