/**
 * Sentences as one paragraph; what is `undefined`, `false` or empty is left
 * out.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { sentences } from "./sentences.ts";
 *
 * strictEqual(sentences("One.", false, "Two."), "One. Two.");
 * ```
 */
export function sentences(
  ...parts: readonly (string | false | undefined)[]
): string {
  return parts.filter((part) => typeof part === "string" && part !== "").join(
    " ",
  );
}
