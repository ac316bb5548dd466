import type { Mutation } from "../mutation.ts";

const MEASURE = ["lib/stream/measure_scan_test.ts"];
const GATHER = ["lib/stream/gather_features_test.ts"];

/** Mistakes in the passes over a scan. */
export const STREAM_MUTATIONS: readonly Mutation[] = [
  {
    file: "lib/stream/measure_stripe.ts",
    find: "const position = y * width + x - x0;",
    replace: "const position = y * width + x;",
    why: "a second stripe's results lie too far right",
    tests: MEASURE,
  },
  {
    file: "lib/stream/measure_scan.ts",
    find: "(y + 1) * width, y * columns + x0];",
    replace: "(y + 1) * width, y * columns];",
    why: "every stripe is put over the first",
    tests: MEASURE,
  },
  {
    file: "lib/stream/measure_stripe.ts",
    find: "fresh: y0 === 0,",
    replace: "fresh: y0 === region.y0,",
    why: "moments begin anew with every block",
    tests: MEASURE,
  },
  {
    file: "lib/stream/gather_stripe.ts",
    find: "const [dy, dx] = [shifts[2 * position], shifts[2 * position + 1]];",
    replace:
      "const [dx, dy] = [shifts[2 * position], shifts[2 * position + 1]];",
    why: "features are gathered with swapped shifts",
    tests: GATHER,
  },
  {
    file: "lib/stream/mean_patterns.ts",
    find: "if (labels.every((label) => label === omit)) continue;",
    replace: "if (labels.some((label) => label === omit)) continue;",
    why: "positions that one map omits are missing in the others",
    tests: GATHER,
  },
  {
    file: "lib/stream/mean_patterns.ts",
    find: "Math.ceil(Math.log2(largest * positions)) - 50)",
    replace: "Math.ceil(Math.log2(largest * positions)) - 10)",
    why: "means are rounded to a thousandth of the sum",
    tests: GATHER,
  },
  {
    file: "lib/stream/sum_groups_stripe.ts",
    find: "counts[group] += patterns.length;",
    replace: "counts[group] = patterns.length;",
    why: "sums of several blocks are concluded as of the last",
    tests: GATHER,
  },
  {
    file: "lib/stream/scan_stripes.ts",
    find: "Math.min(columns, Math.round(stripe * units / stripes) * unit);",
    replace:
      "Math.min(columns, Math.floor(stripe * units / stripes) * unit + 1);",
    why: "the first column is left out",
    tests: ["lib/stream/block_regions_test.ts"],
  },
  {
    file: "lib/stream/kernel/stream_kernels.ts",
    find: "return Math.max(-size - 1, Math.min(size, whole));",
    replace: "return Math.max(-size + 1, Math.min(size, whole));",
    why: "a pattern that has left the detector comes back",
    tests: ["lib/stream/kernel/stream_kernels_test.ts"],
  },
  {
    file: "lib/stream/kernel/pattern_reader.ts",
    find: "this.#floor = clampBelow ?? -Infinity;",
    replace: "this.#floor = clampBelow ?? 0;",
    why: "without a clamp, negative values are lost all the same",
    tests: ["lib/stream/kernel/pattern_reader_test.ts"],
  },
  {
    file: "lib/stream/webgpu/group_sums_kernel.ts",
    find: "let up = rest > half || (rest == half && (kept & 1u) == 1u);",
    replace: "let up = rest >= half;",
    why: "on the adapter, halves are rounded up and means drift",
    tests: ["lib/stream/webgpu/group_sums_kernel_test.ts"],
  },
];
