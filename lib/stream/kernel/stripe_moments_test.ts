import { deepEqual, ok } from "node:assert/strict";
import { ColumnMoments } from "../../features/column_moments.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { StreamKernels } from "./stream_kernels.ts";
import { StripeMoments } from "./stripe_moments.ts";

const DETECTORS = [[1, 1], [3, 5], [17, 13], [62, 62], [125, 124]] as const;
const ROWS = 37;

/** Moments of one column's patterns, handed over so many at a time. */
function momentsOf(
  patterns: readonly Float32Array[],
  { detector, together, variant }: {
    readonly detector: readonly [number, number];
    readonly together: number;
    readonly variant: "relaxed" | "plain";
  },
) {
  const kernels = new StreamKernels(detector, variant);
  // Two columns, so that the second's places are seen to be its own.
  const moments = new StripeMoments(kernels, 2);
  const place = kernels.memory.place(together * kernels.patternBytes);
  for (let row = 0; row < patterns.length; row += together) {
    const some = patterns.slice(row, row + together);
    some.forEach((pattern, i) =>
      kernels.memory.floats(place + i * kernels.patternBytes, kernels.pixels)
        .set(pattern)
    );
    const count = some.length;
    for (const column of [0, 1]) {
      moments.add(column, { patterns: place, count, fresh: row === 0 });
    }
  }
  // The stripe's columns are the scan's second and third.
  const pixels = detector[0] * detector[1];
  const means = new Float64Array(4 * pixels).fill(-1);
  const squares = new Float64Array(4 * pixels).fill(-1);
  moments.results(patterns.length, { first: 1, means, squares });
  for (const all of [means, squares]) {
    ok(all.every((v, i) => i >= pixels && i < 3 * pixels || v === -1));
  }
  return {
    means: means.subarray(pixels, 3 * pixels),
    squares: squares.subarray(pixels, 3 * pixels),
  };
}

/** Mean and squared deviations in two passes, the second corrected by its own mean. */
function exact(values: readonly number[]) {
  const mean = values.reduce((sum, v) => sum + (v - values[0]), 0) /
      values.length + values[0];
  const rest = values.reduce((sum, v) => sum + (v - mean), 0) / values.length;
  const squares = values.reduce((sum, v) => sum + (v - mean - rest) ** 2, 0);
  return { mean: mean + rest, squares };
}

for (const variant of ["relaxed", "plain"] as const) {
  Deno.test(`moments of mean 1e4 and deviation 1 are as good as Welford's, the same bits in any blocks [${variant}]`, () => {
    for (const detector of DETECTORS) {
      const random = new RandomStream(detector[1], "moments");
      const pixels = detector[0] * detector[1];
      const patterns = Array.from(
        { length: ROWS },
        () =>
          Float32Array.from({ length: pixels }, () => 1e4 + random.normal()),
      );
      // The worst first value: as many deviations from the mean as rows allow.
      patterns[0][pixels - 1] = 0;
      const ours = momentsOf(patterns, { detector, together: 8, variant });
      const welford = new ColumnMoments(1, pixels);
      for (const pattern of patterns) welford.add(0, pattern);
      let largest = 0;
      let welfords = 0;
      for (let pixel = 0; pixel < pixels; pixel++) {
        const { mean, squares } = exact(
          patterns.map((pattern) => pattern[pixel]),
        );
        for (const column of [0, 1]) {
          const at = column * pixels + pixel;
          ok(Math.abs(ours.means[at] - mean) <= 1e-15 * mean);
          largest = Math.max(largest, Math.abs(ours.squares[at] / squares - 1));
        }
        welfords = Math.max(
          welfords,
          Math.abs(welford.squares[pixel] / squares - 1),
        );
      }
      // Some 37 sums rounded to 2^-53, times 1 + (distance of the first value
      // from the mean in deviations)^2, at most 37.
      ok(largest < ROWS * ROWS * 2 ** -53, `${largest}`);
      // Welford's differences are from a mean that is rounded itself.
      ok(pixels === 1 || largest < welfords, `${largest}, ${welfords}`);
      for (const together of [1, 3, 37]) {
        deepEqual(momentsOf(patterns, { detector, together, variant }), ours);
      }
    }
  });
}

Deno.test("a pixel that never varies has no deviation", () => {
  const patterns = Array.from(
    { length: 5 },
    () => Float32Array.of(0.1, 3e38, -7),
  );
  const { squares } = momentsOf(patterns, {
    detector: [1, 3],
    together: 2,
    variant: "plain",
  });
  deepEqual([...squares], [0, 0, 0, 0, 0, 0]);
});
