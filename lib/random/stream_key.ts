/**
 * The 32 bits that keep the random stream of one name apart from those of
 * others (FNV-1a), for who draws a stream's numbers elsewhere than with
 * `RandomStream`, as a GPU does.
 *
 * @example
 * ```ts
 * import { notEqual } from "node:assert/strict";
 * import { streamKey } from "./stream_key.ts";
 *
 * notEqual(streamKey("batch order"), streamKey("latent noise"));
 * ```
 */
export function streamKey(name: string): number {
  let key = 2166136261;
  for (let i = 0; i < name.length; i++) {
    key = Math.imul(key ^ name.charCodeAt(i), 16777619);
  }
  return key >>> 0;
}
