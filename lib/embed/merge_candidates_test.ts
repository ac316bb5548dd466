import { deepStrictEqual } from "node:assert/strict";
import { mergeCandidates } from "./merge_candidates.ts";

Deno.test("lists merge by distance, then by number, and may be empty", () => {
  const list = (pairs: [number, number][]) => ({
    distances: Float32Array.from(pairs, ([distance]) => distance),
    numbers: Uint32Array.from(pairs, ([, number]) => number),
  });
  const empty: [number, number] = [Infinity, 0];
  // Two points, three candidates each.
  const parts = [
    list([[1, 7], [2, 5], [4, 1], empty, empty, empty]),
    list([[1, 3], [2, 9], [3, 8], [5, 4], [6, 2], [7, 6]]),
  ];
  const merged = [3, 7, 5, 4, 2, 6];
  deepStrictEqual([...mergeCandidates(parts, { points: 2, kept: 3 })], merged);
  deepStrictEqual(
    [...mergeCandidates(parts.toReversed(), { points: 2, kept: 3 })],
    merged,
  );
});
