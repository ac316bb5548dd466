import { kmeans } from "../../simd/artefact/kmeans.ts";
import { compileKernels } from "../../simd/compile_kernels.ts";
import { KernelMemory } from "../../simd/kernel_memory.ts";
import type { SimdVariant } from "../../simd/simd_variant.ts";

/** Exports of `lib/simd/assembly/kmeans.ts`. */
interface KmeansExports {
  distances(...numbers: number[]): void;
  exactDistance(row: number, centre: number, bytes: number): number;
  moveRow(...numbers: number[]): void;
}

/** Kernels of k-means and the memory in which they work. */
export class KmeansKernels {
  /** Where they work. */
  readonly memory = new KernelMemory();
  /** What they can do; see `lib/simd/assembly/kmeans.ts`. */
  readonly run: KmeansExports;

  /** Compiles the kernels, by default for the fastest instructions there are. */
  constructor(variant?: SimdVariant) {
    const imports = { env: { memory: this.memory.memory } };
    this.run = new WebAssembly.Instance(
      compileKernels(kmeans, variant),
      imports,
    )
      .exports as unknown as KmeansExports;
  }

  /** Does `work` and gives back the memory that it took. */
  scope<Result>(work: () => Result): Result {
    const { end } = this.memory;
    try {
      return work();
    } finally {
      this.memory.release(end);
    }
  }
}
