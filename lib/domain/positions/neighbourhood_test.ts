import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { localMeans } from "./local_means.ts";
import { neighbourhood } from "./neighbourhood.ts";

const all = (count: number) => Uint32Array.from({ length: count }, (_, i) => i);

Deno.test("neighbours are those nearby that belong to the set", () => {
  for (const [height, width] of [[1, 1], [1, 7], [5, 3], [11, 13]]) {
    for (const reach of [1, 2]) {
      const rows = all(height * width).filter((i) => i % 5 !== 2);
      const { starts, neighbours, weights } = neighbourhood(rows, {
        scan: [height, width],
        reach,
      });
      rows.forEach((position, i) => {
        const expected = [...rows.keys()].filter((j) => {
          const dy = Math.floor(rows[j] / width) - Math.floor(position / width);
          const dx = rows[j] % width - position % width;
          return j !== i && Math.max(Math.abs(dy), Math.abs(dx)) <= reach;
        });
        deepStrictEqual(
          [...neighbours.subarray(starts[i], starts[i + 1])],
          expected,
        );
        for (let n = starts[i]; n < starts[i + 1]; n++) {
          const other = rows[neighbours[n]];
          const distance = Math.hypot(
            Math.floor(other / width) - Math.floor(position / width),
            other % width - position % width,
          );
          strictEqual(weights[n], 1 / distance);
        }
      });
    }
  }
});

Deno.test("local means are those of position and neighbours", () => {
  const near = neighbourhood(all(15), { scan: [3, 5] });
  const values = Float64Array.from({ length: 30 }, (_, i) => i * i);
  const means = localMeans(values, near);
  // The corner and its three neighbours, positions 0, 1, 5, 6; two numbers each.
  ok(Math.abs(means[0] - (0 + 4 + 100 + 144) / 4) < 1e-9);
  ok(Math.abs(means[1] - (1 + 9 + 121 + 169) / 4) < 1e-9);
});
