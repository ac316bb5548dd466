import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { RandomStream } from "../../random/random_stream.ts";
import { centredNorms } from "../centred_norms.ts";
import { emptyLists, NO_POINT } from "./neighbour_lists.ts";
import { PointComparer } from "./point_comparer.ts";

/** Points with small whole coordinates about 0: float32 products of them are exact. */
function wholePoints(positions: number, features: number) {
  const random = new RandomStream(positions, "whole points");
  const values = new Float32Array(positions * features);
  for (let i = 0; i < values.length; i++) {
    values[i] = Math.round(3 * random.normal());
  }
  return { positions, features, values };
}

for (
  const [positions, features, rows, columns, kept] of [
    [1, 1, 1, 1, 1],
    [9, 2, 3, 4, 23],
    [7, 3, 2, 7, 4],
    [300, 1, 257, 299, 5],
    [613, 257, 9, 600, 23],
    [1300, 31, 521, 1031, 23],
  ]
) {
  Deno.test(`lists are those of float64: ${rows} of ${positions} x ${features} points with ${columns}`, () => {
    const matrix = wholePoints(positions, features);
    const { values } = matrix;
    // Without a mean to take off, the squared norms are whole as well.
    const means = new Float64Array(features);
    const { norms } = centredNorms({ ...matrix, positions, values });
    const square = (a: number, b: number) => {
      let sum = 0;
      for (let f = 0; f < features; f++) {
        sum += values[a * features + f] * values[b * features + f];
      }
      return sum;
    };
    norms.forEach((_, i) => norms[i] = square(i, i));
    const random = new RandomStream(1, "rows and columns");
    const some = random.permutation(positions).slice(0, rows);
    const others = random.permutation(positions).slice(0, columns);
    const lists = emptyLists({ points: positions, kept });
    const comparer = new PointComparer(matrix, { means, norms, kept, rows });
    // In two parts that overlap: who was offered before is not listed twice.
    const half = Math.ceil(columns / 2);
    comparer.compare(some, { columns: others.slice(0, half + 1), lists });
    comparer.compare(some, { columns: others.slice(half >> 1), lists });
    strictEqual(comparer.compare(some, { columns: others, lists }), 0);

    for (const row of some) {
      const wanted = [...others].filter((other) => other !== row)
        .map((other) => ({
          other,
          distance: norms[other] - 2 * square(row, other),
        }))
        .sort((a, b) => a.distance - b.distance || a.other - b.other)
        .slice(0, kept);
      while (wanted.length < kept) {
        wanted.push({ other: NO_POINT, distance: Infinity });
      }
      const list = [row * kept, (row + 1) * kept] as const;
      deepStrictEqual(
        [...lists.numbers.subarray(...list)],
        wanted.map(({ other }) => other),
      );
      deepStrictEqual(
        [...lists.distances.subarray(...list)],
        wanted.map(({ distance }) => distance),
      );
    }
    const untouched = [...Array(positions).keys()].filter((point) =>
      !some.includes(point)
    );
    ok(
      untouched.every((point) => lists.numbers[point * kept] === NO_POINT),
      "a list that nobody asked for was filled",
    );
  });
}
