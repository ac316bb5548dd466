import type { SimdVariant } from "../simd_variant.ts";

/** The compiler; its own dependencies are pinned by `assembly/compiler.lock`. */
export const compiler = "npm:assemblyscript@0.28.20/asc";

/**
 * Flags for every source. The memory comes from outside and is shared between
 * threads; its declared maximum is the address space, so that any memory fits.
 * Neither a runtime nor static data, which would claim a fixed address in it.
 * No more than the first level of optimisation: V8 optimises anyhow, and the
 * higher ones reorder a product's multiplications so that each waits for the
 * one before, at half the speed.
 */
const FLAGS = [
  ...["-O1", "--runtime", "stub", "--noAssert", "--use", "abort="],
  ...["--importMemory", "--sharedMemory", "--noExportMemory"],
  ...["--initialMemory", "1", "--maximumMemory", "65536"],
  ...["--enable", "simd", "--enable", "threads"],
  // Vectors go from function to function within a module, never out of it.
  ...["--disableWarning", "112"],
];

/** Flags of the compiler for one variant. */
export function compilerFlags(variant: SimdVariant): string[] {
  return variant === "relaxed" ? [...FLAGS, "--enable", "relaxed-simd"] : FLAGS;
}
