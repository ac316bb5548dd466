import { deepEqual } from "node:assert/strict";
import { RandomStream } from "../random/random_stream.ts";
import { kmeans } from "./artefact/kmeans.ts";
import { compileKernels } from "./compile_kernels.ts";
import { KernelMemory } from "./kernel_memory.ts";

for (const variant of ["relaxed", "plain"] as const) {
  Deno.test(`a row moves from sums to sums, rounded, without an error [${variant}]`, () => {
    const memory = new KernelMemory();
    const { exports } = new WebAssembly.Instance(
      compileKernels(kmeans, variant),
      { env: { memory: memory.memory } },
    );
    const moveRow = exports.moveRow as (...numbers: number[]) => void;
    const random = new RandomStream(2, "rows");
    // One, a vector, odd, and the published scan's features.
    for (const features of [1, 4, 13, 2086]) {
      const filled = Math.ceil(features / 4) * 4;
      const row = memory.place(filled * 4);
      const sums = [0, 1].map(() => memory.place((filled + 1) * 8));
      const expected = sums.map(() => new Float64Array(filled + 1));
      // Multiples of the rounder's last bit, and what must not be touched.
      for (const [i, place] of sums.entries()) {
        for (let f = 0; f < filled; f++) {
          expected[i][f] = random.integer(1000) / 1024;
        }
        expected[i][filled] = 77;
        memory.doubles(place, filled + 1).set(expected[i]);
      }
      const rounder = 1.5 * 2 ** 52 / 1024;
      for (const from of [true, false]) {
        const values = Float32Array.from(
          { length: filled },
          (_, f) => f < features ? 100 * random.normal() : 0,
        );
        memory.floats(row, filled).set(values);
        moveRow(row, from ? sums[0] : 0, sums[1], filled * 4, rounder);
        values.forEach((value, f) => {
          // To the nearest multiple of 2^-10, the even one of two.
          const rounded = value + rounder - rounder;
          if (from) expected[0][f] -= rounded;
          expected[1][f] += rounded;
        });
      }
      for (const [i, place] of sums.entries()) {
        deepEqual([...memory.doubles(place, filled + 1)], [...expected[i]]);
      }
    }
  });
}
