/**
 * Words as a sentence lists them; those beyond `most` are only counted.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { listWords } from "./list_words.ts";
 *
 * strictEqual(listWords(["a", "b", "c"]), "a, b and c");
 * strictEqual(listWords(["a", "b", "c", "d"], 2), "a, b and 2 more");
 * ```
 */
export function listWords(words: readonly string[], most = Infinity): string {
  const shown = words.length <= most
    ? words
    : [...words.slice(0, most), `${words.length - most} more`];
  return shown.length < 2
    ? shown.join("")
    : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
