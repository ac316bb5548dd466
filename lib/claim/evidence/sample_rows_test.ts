import { deepStrictEqual, notDeepStrictEqual, ok } from "node:assert/strict";
import { sampleRows } from "./sample_rows.ts";

const rows = Uint32Array.from({ length: 100 }, (_, i) => 3 * i);

Deno.test("a sample is of the rows, in their order, each at most once", () => {
  const sample = sampleRows(rows, { most: 40, seed: 5, name: "a" });
  ok(sample.length === 40);
  ok(sample.every((row) => row % 3 === 0 && row < 300));
  ok(sample.every((row, i) => i === 0 || row > sample[i - 1]));
});

Deno.test("seed and name fix a sample; few rows are taken all", () => {
  const take = (seed: number, name: string) => [
    ...sampleRows(rows, { most: 10, seed, name }),
  ];
  deepStrictEqual(take(1, "a"), take(1, "a"));
  notDeepStrictEqual(take(1, "a"), take(2, "a"));
  notDeepStrictEqual(take(1, "a"), take(1, "b"));
  deepStrictEqual(sampleRows(rows, { most: 100, seed: 1, name: "a" }), rows);
});
