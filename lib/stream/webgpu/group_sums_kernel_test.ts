import { deepEqual, ok } from "node:assert/strict";
import { testOnGpu } from "../../compute/test_on_gpu.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { GROUP_SUM_THREADS, groupSumsKernel } from "./group_sums_kernel.ts";

/** Nearest integer, half to even, as float64 rounds when 2^52 is added. */
const round = (value: number) => {
  const magnitude = (Math.abs(value) + 2 ** 52) - 2 ** 52;
  return value < 0 ? -magnitude : magnitude;
};

testOnGpu(
  "sums of groups are exact, whatever the signs and magnitudes",
  async (gpu) => {
    const random = new RandomStream(2, "group sums");
    for (
      const { detector, positions, groups, exponent } of [
        { detector: [1, 1], positions: 1, groups: 1, exponent: 0 },
        { detector: [3, 5], positions: 7, groups: 2, exponent: -20 },
        { detector: [13, 11], positions: 61, groups: 5, exponent: 3 },
        { detector: [9, 8], positions: 40, groups: 3, exponent: -37 },
      ] as const
    ) {
      const pixels = detector[0] * detector[1];
      const quantum = 2 ** exponent;
      // Below half a quantum up to 2^44 quanta, ties to both neighbours, zero.
      const values = new Float32Array(positions * pixels).map((_, i) => {
        if (i % 5 === 0) return quantum * (random.integer(9) - 4.5);
        if (i % 17 === 0) return 0;
        return random.normal() * quantum * 2 ** (random.integer(46) - 2);
      });
      // The first group has no position where there are several.
      const groupOf = Array.from(
        { length: positions },
        () => groups === 1 ? 0 : 1 + random.integer(groups - 1),
      );
      const order = groupOf.map((_, i) => i)
        .sort((a, b) => groupOf[a] - groupOf[b] || a - b);
      const starts = Uint32Array.from(
        { length: groups + 1 },
        (_, group) => groupOf.filter((of) => of < group).length,
      );
      const expected = new Float64Array(groups * pixels);
      values.forEach((value, i) => {
        const at = groupOf[Math.floor(i / pixels)] * pixels + i % pixels;
        expected[at] += 2 * round(value / quantum);
      });
      ok(expected.some((sum) => Math.abs(sum) > 2 ** 33) || pixels === 1);

      // Groups in two parts where there are several, as for small adapters.
      const cut = Math.ceil(groups / 2);
      const found = new Float64Array(groups * pixels);
      for (const [first, end] of [[0, cut], [cut, groups]]) {
        if (first === end) continue;
        const length = (end - first) * pixels;
        const low = gpu.allocate(length * 4);
        const high = gpu.allocate(length * 4);
        const buffers = [
          gpu.upload(values),
          gpu.allocate(positions * 8),
          gpu.upload(Uint32Array.from(order)),
          gpu.upload(starts),
          low,
          high,
          gpu.upload(
            Uint32Array.of(first, exponent + 2 ** 31, 0, 0),
            "uniform",
          ),
        ];
        const dispatch = {
          kernel: groupSumsKernel(detector),
          buffers,
          workgroups: [
            Math.ceil(pixels / GROUP_SUM_THREADS),
            end - first,
          ] as const,
        };
        // A second block adds to what the first one left.
        gpu.submit([dispatch, dispatch]);
        const lows = new Uint32Array((await gpu.read(low, length)).buffer);
        const highs = new Int32Array((await gpu.read(high, length)).buffer);
        highs.forEach((word, i) =>
          found[first * pixels + i] = word * 2 ** 32 + lows[i]
        );
        gpu.free(...buffers);
      }
      deepEqual(
        [...found].map((sum) => sum + 0),
        [...expected].map((sum) => sum + 0),
      );
    }
  },
);
