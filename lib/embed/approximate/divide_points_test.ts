import { deepStrictEqual, ok } from "node:assert/strict";
import { RandomStream } from "../../random/random_stream.ts";
import { dividePoints } from "./divide_points.ts";

const draw = () => new RandomStream(3, "divide");

for (const [count, largest] of [[1, 1], [2, 1], [17, 16], [1009, 64]]) {
  Deno.test(`${count} points go to cells of at most ${largest}, each to one`, () => {
    const random = new RandomStream(count, "points");
    const points = Float32Array.from(
      { length: count * 3 },
      () => random.normal(),
    );
    const cells = dividePoints(points, {
      dimensions: 3,
      largest,
      random: draw(),
    });
    const all = cells.flatMap((cell) => [...cell]);
    deepStrictEqual(all.toSorted((a, b) => a - b), [...Array(count).keys()]);
    for (const cell of cells) {
      ok(cell.length <= largest && cell.length > (largest - 1) / 2);
      deepStrictEqual(cell, cell.toSorted());
    }
  });
}

Deno.test("a plane parts points that lie apart", () => {
  // Two groups of 50, far from each other in one of three directions: whichever
  // two of different groups the plane lies between, it parts them.
  const random = new RandomStream(8, "groups");
  const points = Float32Array.from(
    { length: 300 },
    (_, i) => (i % 3 === 1 && i % 2 === 0 ? 1e4 : 0) + random.normal(),
  );
  let parted = 0;
  for (let seed = 0; seed < 20; seed++) {
    const [first] = dividePoints(points, {
      dimensions: 3,
      largest: 50,
      random: new RandomStream(seed, "divide"),
    });
    const far = [...first].filter((point) => points[3 * point + 1] > 5000);
    if (far.length === 0 || far.length === first.length) parted++;
  }
  // Half of all pairs are of different groups: of 20, fewer than 4 with a
  // probability of 0.001.
  ok(parted >= 4, `${parted} of 20`);
});

Deno.test("points that are all the same are divided too", () => {
  const cells = dividePoints(new Float32Array(40), {
    dimensions: 2,
    largest: 5,
    random: draw(),
  });
  deepStrictEqual(cells.map((cell) => [...cell]), [
    [0, 1, 2, 3, 4],
    [5, 6, 7, 8, 9],
    [10, 11, 12, 13, 14],
    [15, 16, 17, 18, 19],
  ]);
});
