import { KmeansKernels } from "./kmeans_kernels.ts";

let kernels: KmeansKernels | undefined;

/** The calling thread's kernels: one round follows another in the same memory. */
export function threadKernels(): KmeansKernels {
  return kernels ??= new KmeansKernels();
}
