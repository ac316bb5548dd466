import {
  deepStrictEqual,
  notDeepStrictEqual,
  ok,
  strictEqual,
  throws,
} from "node:assert/strict";
import { InputError } from "../scan/input_error.ts";
import { holdOut } from "./hold_out.ts";

Deno.test("a split is disjoint, complete, in order and of the share asked for", () => {
  for (
    const [length, share, wanted] of [
      [10, 0.2, 2],
      [13, 0.2, 3],
      [997, 0.2, 199],
      [7, 0.05, 1],
      [2, 0.5, 1],
    ]
  ) {
    const rows = Uint32Array.from({ length }, (_, i) => 5 * i + 3);
    const { training, heldOut } = holdOut(rows, { share, seed: 11 });
    strictEqual(heldOut.length, wanted);
    deepStrictEqual(
      Uint32Array.from([...training, ...heldOut]).sort(),
      rows,
      "each row once",
    );
    for (const part of [training, heldOut]) {
      deepStrictEqual(part.slice().sort(), part, "in order");
    }
  }
});

Deno.test("a split follows its seed", () => {
  const rows = Uint32Array.from({ length: 100 }, (_, i) => i);
  const split = holdOut(rows, { seed: 3 });
  deepStrictEqual(holdOut(rows, { seed: 3 }), split);
  notDeepStrictEqual(holdOut(rows, { seed: 4 }), split);
});

Deno.test("held-out positions lie everywhere", () => {
  const side = 40;
  const rows = Uint32Array.from({ length: side * side }, (_, i) => i);
  const { heldOut } = holdOut(rows, { seed: 1 });
  // 64 patches of 5 x 5: 25 draws of a fifth have mean 5 and deviation 2. One
  // is empty in 0.4 % of splits, three are in 0.2 %; none reaches 16.
  const patches = new Uint8Array(64);
  for (const row of heldOut) {
    patches[8 * Math.floor(row / side / 5) + Math.floor(row % side / 5)]++;
  }
  ok(patches.every((count) => count <= 15));
  ok(patches.filter((count) => count === 0).length <= 2, `${patches}`);
  // No row or column of the scan is left out either.
  strictEqual(new Set(heldOut.map((row) => row % side)).size, side);
  strictEqual(
    new Set(heldOut.map((row) => Math.floor(row / side))).size,
    side,
  );
});

Deno.test("shares and rows that leave nothing are refused", () => {
  const rows = Uint32Array.of(1, 2);
  for (const share of [0, 1, -0.2, NaN]) {
    throws(() => holdOut(rows, { share, seed: 0 }), InputError);
  }
  throws(() => holdOut(rows.subarray(0, 1), { seed: 0 }), /some must be left/);
  throws(
    () => holdOut(rows, { share: 0.9, seed: 0 }),
    /Cannot hold out 2 of 2/,
  );
});
