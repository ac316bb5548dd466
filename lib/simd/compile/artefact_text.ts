import type { KernelArtefact } from "../kernel_artefact.ts";

/** The module that holds an artefact, as `deno fmt` would lay it out. */
export function artefactText(
  name: string,
  { digest, relaxed, plain }: KernelArtefact,
): string {
  const words = name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
  return `// Made by \`deno task wasm\` from lib/simd/assembly/${name}.ts: do not edit.
import type { KernelArtefact } from "../kernel_artefact.ts";

/** Kernels of \`assembly/${name}.ts\`. */
export const ${words}: KernelArtefact = {
  digest: "${digest}",
  relaxed:
    "${relaxed}",
  plain:
    "${plain}",
};
`;
}
