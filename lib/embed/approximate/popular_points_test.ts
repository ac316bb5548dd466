import { deepStrictEqual } from "node:assert/strict";
import { comparedCells } from "./compared_cells.ts";
import { NO_POINT } from "./neighbour_lists.ts";
import { popularPoints } from "./popular_points.ts";

/** Lists of two places: 0 and 1 lead by 2 and 3 to 4, 5, 6 and 9. */
const numbers = Uint32Array.of(
  ...[2, 3],
  ...[3, 2],
  ...[4, 5],
  ...[4, 6],
  ...[NO_POINT, NO_POINT],
  ...[NO_POINT, NO_POINT],
  ...[9, NO_POINT],
  ...[0, 1],
  ...[6, NO_POINT],
  ...[NO_POINT, NO_POINT],
);
const choose = (past: Parameters<typeof comparedCells>[0][], most: number) => [
  ...popularPoints(Uint32Array.of(0, 1, 8), {
    numbers,
    kept: 2,
    past: past.map(comparedCells),
    most,
  }),
];

Deno.test("neighbours' neighbours, the most common first and of those the smaller", () => {
  // 4 is named four times, 5 and 6 twice each, 9 once, by way of 8 and 6.
  deepStrictEqual(choose([], 9), [4, 5, 6, 9]);
  deepStrictEqual(choose([], 2), [4, 5]);
  deepStrictEqual(choose([], 1), [4]);
});

Deno.test("points count only for those that have not met them", () => {
  const cells = [Uint32Array.of(0, 2, 4, 6), Uint32Array.of(1, 3, 5, 7, 8, 9)];
  const none = new Uint32Array(0);
  const first = { points: 10, cells, columns: [Uint32Array.of(4, 9), none] };
  // 0 has met 4: it has two names left, as 5 and 6 have.
  deepStrictEqual(choose([first], 2), [4, 5]);
  const second = { points: 10, cells, columns: [none, Uint32Array.of(4, 9)] };
  deepStrictEqual(choose([first, second], 9), [5, 6]);
});
