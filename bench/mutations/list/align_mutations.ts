import type { Mutation } from "../mutation.ts";

const ALIGN = ["lib/align"];
const PASSES = [
  "lib/stream/measure_scan_test.ts",
  "lib/stream/gather_features_test.ts",
];

/** Mistakes in finding and moving a pattern's centre. */
export const ALIGN_MUTATIONS: readonly Mutation[] = [
  {
    file: "lib/align/centre_of_mass.ts",
    find: "sumY += value * dy[i];",
    replace: "sumY += value * dx[i];",
    why: "rows take the columns' distances: the axes are swapped",
    tests: ALIGN,
  },
  {
    file: "lib/align/centre_of_mass.ts",
    find: "return sum > 0 && Math.abs(y)",
    replace: "return sum !== 0 && Math.abs(y)",
    why: "a pattern of negative values has a centre",
    tests: ALIGN,
  },
  {
    file: "lib/align/centre_of_mass.ts",
    find: "<= reach + 0.5 && Math.abs(x)",
    replace: "<= Infinity && Math.abs(x)",
    why:
      "sums that cancel move a pattern by any number of rows, or by Infinity",
    tests: ALIGN,
  },
  {
    file: "lib/align/bilinear_taps.ts",
    find: "w01: (1 - fractionY) * fractionX,",
    replace: "w01: fractionY * fractionX,",
    why: "the neighbour to the right gets the weight of the one below it",
    tests: ALIGN,
  },
  {
    file: "lib/align/bilinear_taps.ts",
    find: "const wholeX = Math.floor(dx);",
    replace: "const wholeX = Math.trunc(dx);",
    why: "negative shifts extrapolate",
    tests: ALIGN,
  },
  {
    file: "lib/align/shift_pattern.ts",
    find: "Math.min(columns, columns - 1 - wholeX),",
    replace: "Math.min(columns, columns - wholeX),",
    why: "the last column reads the next row's first pixel",
    tests: ALIGN,
  },
  {
    file: "lib/align/sample_shifted.ts",
    find: "const hasBelow = y + 1 >= 0 && y + 1 < rows;",
    replace: "const hasBelow = y + 1 >= 0 && y < rows;",
    why: "what lies behind the detector's last row is sampled",
    tests: ALIGN,
  },
  {
    file: "lib/align/align_pattern.ts",
    find: "dx = Math.fround(dx + moreX);",
    replace: "dx = Math.fround(dx - moreX);",
    why: "later passes move columns away from the middle",
    tests: ALIGN,
  },
  {
    file: "lib/align/probe_disc.ts",
    find: "if (dy * dy + dx * dx < radius * radius) {",
    replace: "if (dy * dy + dx * dx <= radius * radius) {",
    why: "the disc's rim counts, which the published code leaves out",
    tests: ALIGN,
  },
  {
    file: "lib/align/probe_disc.ts",
    find: "return Math.floor(Math.min(...detector) / 6);",
    replace: "return Math.floor(Math.max(...detector) / 6);",
    why: "the disc of a detector that is not square takes the larger side",
    tests: [...ALIGN, "lib/stream/measure_scan_test.ts"],
  },
  {
    file: "lib/align/detector_middle.ts",
    find: "Math.floor(detector[1] / 2)]",
    replace: "Math.floor((detector[1] - 1) / 2)]",
    why: "the middle of an even number of columns is one too far left",
    tests: ALIGN,
  },
  {
    file: "lib/align/centre_of_mass_webgpu.ts",
    find: "let dx = f32(x) - ${middleX}.0;",
    replace: "let dx = f32(x) - ${middleY}.0;",
    why: "on the adapter, columns count from the rows' middle",
    tests: PASSES,
  },
  {
    file: "lib/align/centre_of_mass_webgpu.ts",
    find: "const top = Math.max(0, middleY - radius + 1);",
    replace: "const top = Math.max(0, middleY - radius + 2);",
    why: "on the adapter, the disc lacks its uppermost row",
    tests: PASSES,
  },
  {
    file: "lib/align/centre_of_mass_webgpu.ts",
    find: "if (all(abs(centre) <= vec2f(${radius - 0.5}))) {",
    replace: "if (all(abs(centre) <= vec2f(3e38))) {",
    why: "on the adapter, sums that cancel move a pattern anywhere",
    tests: [...PASSES, ...ALIGN],
  },
  {
    file: "lib/align/shift_pattern_webgpu.ts",
    find: "if (y < 0 || y >= ${rows} || x < 0 || x >= ${columns}) {",
    replace: "if (y < 0 || y >= ${rows} || x < 0 || x > ${columns}) {",
    why:
      "on the adapter, the last column's right neighbour is the next row's first",
    tests: PASSES,
  },
  {
    file: "lib/align/align_pattern.ts",
    find: "const [moreY, moreX] = centreOfMass(aligned, 0, disc);",
    replace: "const [moreY, moreX] = centreOfMass(patterns, start, disc);",
    why: "later passes measure the pattern as it was stored",
    tests: ["lib/align"],
  },
  {
    file: "lib/align/shift_pattern_webgpu.ts",
    find: "let x = i32(pixel % ${columns}u) + i32(whole.y);",
    replace: "let x = i32(pixel % ${columns}u) + i32(whole.x);",
    why: "on the adapter, columns move by the rows' whole pixels",
    tests: ["lib/stream/gather_features_test.ts"],
  },
];
