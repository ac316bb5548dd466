import { ok } from "node:assert/strict";
import {
  ENTRY_SHIFT,
  FIRST_ENTRY,
  forceTables,
  PAST_MASK,
} from "./force_tables.ts";

Deno.test("tables interpolate the gradients of UMAP's cross entropy", () => {
  const [a, b] = [1.57694, 0.89506];
  const { pull, push } = forceTables({ a, b });
  const asFloat = new Float32Array(1);
  const asBits = new Int32Array(asFloat.buffer);
  for (let exponent = -20; exponent < 20; exponent += 0.0137) {
    asFloat[0] = 2 ** exponent;
    const squared = asFloat[0];
    const entry = (asBits[0] >> ENTRY_SHIFT) - FIRST_ENTRY;
    const past = (asBits[0] & PAST_MASK) / (PAST_MASK + 1);
    const at = (table: Float32Array) =>
      table[entry] + past * (table[entry + 1] - table[entry]);
    const expected = [
      -2 * a * b * squared ** (b - 1) / (1 + a * squared ** b),
      2 * b / ((1e-3 + squared) * (1 + a * squared ** b)),
    ];
    [at(pull), at(push)].forEach((value, i) => {
      // A chord over a 128th of an octave leaves the square of its length, an
      // eighth of the relative curvature: for x^-2, 128^-2 / 8 * 6 = 4.6e-5.
      ok(
        Math.abs(value / expected[i] - 1) < 4.6e-5,
        `${["pull", "push"][i]} at ${squared}: ${value}, ${expected[i]}`,
      );
    });
  }
});
