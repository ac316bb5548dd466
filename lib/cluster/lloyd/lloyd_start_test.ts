import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { LloydStart } from "./lloyd_start.ts";
import { createLloydState } from "./lloyd_state.ts";
import { sumRounder } from "./sum_rounder.ts";

Deno.test("a cluster without points takes the one farthest from its own centre", () => {
  const values = Float32Array.of(0, 1, 10, 2);
  const points = { values, features: 1, rows: Uint32Array.of(0, 1, 2, 3) };
  const state = createLloydState(4, 1);
  const start = new LloydStart({
    start: 0,
    points,
    state,
    // Twice the same point: the second centre is nobody's nearest.
    chosen: [0, 0],
    rounder: sumRounder(10, 4),
    mostIterations: 300,
    leastMove: 0,
  });
  state.labels.fill(0);
  start.advance({
    changed: 4,
    sizes: Int32Array.of(4, 0),
    sums: [Float64Array.of(13, 0)],
  });
  deepStrictEqual([...state.labels], [0, 0, 1, 0]);
  // Both centres are the means of their points by now.
  deepStrictEqual([...start.centres], [1, 10]);
  strictEqual(start.partition, undefined);
});

Deno.test("a cluster's only point is never taken from it", () => {
  const values = Float32Array.of(0, 10, 10);
  const points = { values, features: 1, rows: Uint32Array.of(0, 1, 2) };
  const state = createLloydState(3, 1);
  const start = new LloydStart({
    start: 0,
    points,
    state,
    chosen: [1, 0, 0],
    rounder: sumRounder(10, 3),
    mostIterations: 300,
    leastMove: 0,
  });
  state.labels.set([1, 0, 0]);
  start.advance({
    changed: 3,
    sizes: Int32Array.of(2, 1, 0),
    sums: [Float64Array.of(20, 0, 0)],
  });
  deepStrictEqual([...state.labels], [1, 2, 0]);
  deepStrictEqual([...start.centres], [10, 0, 10]);
});
