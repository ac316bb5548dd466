import { ok, rejects, strictEqual } from "node:assert/strict";
import { shiftPattern } from "../../align/shift_pattern.ts";
import { openEngine } from "../../compute/open_engine.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { arrayScan } from "../../scan/array_scan.ts";
import { projectPatterns } from "./project_patterns.ts";

Deno.test("projections are the weighted sums of the shifted patterns", async () => {
  const engine = await openEngine("cpu", { workers: 2 });
  try {
    for (
      const [rows, columns, ky, kx, components] of [
        [1, 1, 8, 8, 1],
        [3, 5, 13, 11, 2],
        [7, 2, 17, 31, 5],
      ]
    ) {
      const random = new RandomStream(rows, "project");
      const positions = rows * columns;
      const values = Float32Array.from(
        { length: positions * ky * kx },
        () => 100 * random.uniform(),
      );
      const shifts = Float32Array.from(
        { length: 2 * positions },
        () => 3 * random.uniform() - 1.5,
      );
      const pixels = Uint32Array.from(
        { length: ky * kx },
        (_, i) => i,
      ).filter((i) => i % 3 !== 1);
      const weights = Float64Array.from(
        { length: components * pixels.length },
        () => random.normal(),
      );
      const source = arrayScan(values, {
        name: "random",
        shape: { scan: [rows, columns], detector: [ky, kx] },
      });
      const found = await projectPatterns(source, engine, {
        clampBelow: null,
        shifts,
        pixels,
        weights,
      });
      strictEqual(found.length, positions * components);
      const aligned = new Float32Array(ky * kx);
      for (let position = 0; position < positions; position++) {
        shiftPattern(values, aligned, {
          detector: [ky, kx],
          from: position * ky * kx,
          dy: shifts[2 * position],
          dx: shifts[2 * position + 1],
        });
        for (let c = 0; c < components; c++) {
          let sum = 0;
          let size = 0;
          pixels.forEach((pixel, i) => {
            const term = weights[c * pixels.length + i] * aligned[pixel];
            sum += term;
            size += Math.abs(term);
          });
          const difference = Math.abs(found[position * components + c] - sum);
          // The interpolation is rounded to float32 on both sides, 2^-24 a term
          // in each of its few operations; the sums are float64.
          ok(difference <= size * 2 ** -21, `${difference} of ${size}`);
        }
      }
    }
  } finally {
    engine.close();
  }
});

Deno.test("weights of half a component are refused", async () => {
  const engine = await openEngine("cpu", { workers: 1 });
  try {
    const source = arrayScan(new Float32Array(64), {
      name: "one",
      shape: { scan: [1, 1], detector: [8, 8] },
    });
    await rejects(
      projectPatterns(source, engine, {
        clampBelow: null,
        shifts: new Float32Array(2),
        pixels: Uint32Array.of(1, 2),
        weights: new Float64Array(3),
      }),
      RangeError,
    );
  } finally {
    engine.close();
  }
});
