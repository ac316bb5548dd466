import type { KernelArtefact } from "./kernel_artefact.ts";
import { type SimdVariant, simdVariant } from "./simd_variant.ts";

/** Modules by their base64 text: each is compiled once in a thread. */
const compiled = new Map<string, WebAssembly.Module>();

/**
 * Compiles an artefact's machine code, a few milliseconds the first time. The
 * module can be posted to worker threads, which need not compile it again.
 *
 * @param variant Instruction set; default: the fastest that this machine runs.
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { training } from "./artefact/training.ts";
 * import { compileKernels } from "./compile_kernels.ts";
 *
 * const [memory] = WebAssembly.Module.imports(compileKernels(training));
 * deepEqual(memory, { module: "env", name: "memory", kind: "memory" });
 * ```
 */
export function compileKernels(
  artefact: KernelArtefact,
  variant: SimdVariant = simdVariant,
): WebAssembly.Module {
  const text = artefact[variant];
  let module = compiled.get(text);
  if (module === undefined) {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    module = new WebAssembly.Module(bytes);
    compiled.set(text, module);
  }
  return module;
}
