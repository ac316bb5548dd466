import { deepStrictEqual, ok } from "node:assert/strict";
import { connectedComponents } from "./connected_components.ts";
import { spectralLayout } from "./spectral_layout.ts";

/** Closed rings of the given lengths, one after another. */
function rings(...lengths: number[]) {
  const rows: number[][] = [];
  for (const length of lengths) {
    const first = rows.length;
    for (let i = 0; i < length; i++) {
      rows.push(
        [...new Set([(i + 1) % length, (i + length - 1) % length])]
          .filter((other) => other !== i)
          .map((other) => first + other).sort((a, b) => a - b),
      );
    }
  }
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => starts[i + 1] = starts[i] + row.length);
  const targets = Uint32Array.from(rows.flat());
  return { starts, targets, weights: new Float32Array(targets.length).fill(1) };
}

Deno.test("components are told apart, lone vertices included", () => {
  deepStrictEqual(
    connectedComponents(rings(3, 1, 2)).map((members) => [...members]),
    [[0, 1, 2], [3], [4, 5]],
  );
});

Deno.test("a layout starts in a box with the graph's shape", () => {
  const layout = spectralLayout(rings(40), { components: 2, seed: 0 });
  const radii = Array.from(
    { length: 40 },
    (_, v) => Math.hypot(layout[2 * v] - 5, layout[2 * v + 1] - 5),
  );
  // A ring's first two eigenvectors are a circle; a box of 10 around it leaves
  // what 40 points miss of its outermost points, and the noise.
  ok(radii.every((radius) => Math.abs(radius - 5) < 0.05), `${radii}`);
});

for (
  const lengths of [[1], [2], [12, 9], [12, 1, 9], [7, 7, 7, 7], [
    5,
    1,
    2,
    3,
    1,
    8,
    1,
    1,
    9,
  ]]
) {
  for (const components of [1, 2, 3, 4]) {
    Deno.test(`components of ${lengths} vertices start apart in ${components} dimensions`, () => {
      const layout = spectralLayout(rings(...lengths), { components, seed: 3 });
      ok(layout.every((value) => value > -0.01 && value < 10.01));
      const spans: number[][][] = [];
      let first = 0;
      for (const length of lengths) {
        spans.push(
          Array.from({ length: components }, (_, c) => {
            const values = Array.from(
              { length },
              (_, i) => layout[(first + i) * components + c],
            );
            return [Math.min(...values), Math.max(...values)];
          }),
        );
        first += length;
      }
      // Boxes around components touch at most by the noise's spread, or meet
      // within the diamond of axes; their middles are never the same.
      spans.forEach((one, i) =>
        spans.slice(0, i).forEach((other) => {
          const apart = one.some(([low, high], c) =>
            Math.abs((low + high) / 2 - (other[c][0] + other[c][1]) / 2) > 0.3
          );
          ok(apart, `${JSON.stringify(one)}, ${JSON.stringify(other)}`);
        })
      );
    });
  }
}
