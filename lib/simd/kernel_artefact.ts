import type { SimdVariant } from "./simd_variant.ts";

/** A compiled source of `assembly/`, as `deno task wasm` writes it. */
export type KernelArtefact =
  & {
    /** SHA-256 of what it was compiled from, hexadecimal. */
    readonly digest: string;
  }
  & {
    readonly [
      /** The module's bytes, base64. */
      Variant in SimdVariant
    ]: string;
  };
