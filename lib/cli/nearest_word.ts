import { closestString } from "@std/text/closest_string.js";
import { levenshteinDistance } from "@std/text/levenshtein_distance.js";

/**
 * The word that was probably meant: the only one that contains what was given
 * or is contained in it, else the one with the fewest changed letters, if those
 * are at most a third of it. Undefined where nothing is that near.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { nearestWord } from "./nearest_word.ts";
 *
 * strictEqual(nearestWord("poled", ["nested", "pooled"]), "pooled");
 * strictEqual(nearestWord("gpu", ["auto", "webgpu", "cpu"]), "webgpu");
 * strictEqual(nearestWord("fast", ["auto", "webgpu", "cpu"]), undefined);
 * ```
 */
export function nearestWord(
  given: string,
  words: readonly string[],
): string | undefined {
  const lower = given.toLowerCase();
  const same = words.find((word) => word.toLowerCase() === lower);
  if (same !== undefined) return same;
  const parts = words.filter((word) =>
    lower.length > 1 && word.length > 1 &&
    (word.toLowerCase().includes(lower) || lower.includes(word.toLowerCase()))
  );
  if (parts.length === 1) return parts[0];
  if (words.length === 0) return undefined;
  const closest: string = closestString(given, [...words]);
  const changes: number = levenshteinDistance(lower, closest.toLowerCase());
  return changes <= Math.max(1, Math.ceil(closest.length / 3))
    ? closest
    : undefined;
}
