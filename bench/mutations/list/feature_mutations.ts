import type { Mutation } from "../mutation.ts";

const FEATURES = ["lib/features"];
const MEASURE = ["lib/features", "lib/stream/measure_scan_test.ts"];

/** Mistakes on the way from patterns to feature pixels. */
export const FEATURE_MUTATIONS: readonly Mutation[] = [
  {
    file: "lib/features/column_moments.ts",
    find: "squares[base + pixel] += delta * (value - mean);",
    replace: "squares[base + pixel] += delta * delta;",
    why: "squared deviations are from the mean before the value",
    tests: [...FEATURES, "lib/stream/kernel/stripe_moments_test.ts"],
  },
  {
    file: "lib/features/column_moments_webgpu.ts",
    find: "mean += delta / f32(block.y + row + 1u);",
    replace: "mean += delta / f32(row + 1u);",
    why: "on the adapter, a second block forgets how many rows came before",
    tests: MEASURE,
  },
  {
    file: "lib/features/dark_field_pixels.ts",
    find: "Math.min(...detector) / 4,",
    replace: "Math.min(...detector) / 3,",
    why: "the dark field begins too far out",
    tests: FEATURES,
  },
  {
    file: "lib/features/detector_deviations.ts",
    find:
      "pooled[pixel] += squares[at] + shift * shift * rows * column * weight;",
    replace: "pooled[pixel] += squares[at] + shift * shift * rows * weight;",
    why: "differences between columns count too little",
    tests: MEASURE,
  },
  {
    file: "lib/features/detector_deviations.ts",
    find: "nested[pixel] = Math.sqrt(spreadSquares[pixel] / columns);",
    replace: "nested[pixel] = Math.sqrt(spreadSquares[pixel] / (columns - 1));",
    why: "a sample deviation in the place of NumPy's",
    tests: MEASURE,
  },
  {
    file: "lib/features/feature_mask.ts",
    find: "const pixels = annulus.filter((pixel) => logStd[pixel] > bound);",
    replace:
      "const pixels = annulus.filter((pixel) => logStd[pixel] >= bound);",
    why: "a pixel at the threshold is a feature",
    tests: FEATURES,
  },
  {
    file: "lib/features/feature_mask.ts",
    find: "const at = (1 - share) * (values.length - 1);",
    replace: "const at = share * (values.length - 1);",
    why: "the top 30 % become the top 70 %",
    tests: FEATURES,
  },
  {
    file: "lib/features/log_std_map.ts",
    find: "value + 1",
    replace: "value + 2",
    why: "a pixel that never varies has a log-STD",
    tests: FEATURES,
  },
  {
    file: "lib/features/polar_map.ts",
    find: "const y = centre[0] - radius * sin;",
    replace: "const y = centre[0] + radius * sin;",
    why: "the r-theta picture turns clockwise",
    tests: FEATURES,
  },
  {
    file: "lib/features/radial_medians.ts",
    find: "if (Math.abs(radius - wanted) <= 0.5)",
    replace: "if (Math.abs(radius - wanted) <= 1)",
    why: "rings are twice as wide",
    tests: FEATURES,
  },
  {
    file: "lib/features/ring_pixels.ts",
    find: "if (radius > inner && radius < outer)",
    replace: "if (radius >= inner && radius < outer)",
    why: "the inner rim counts",
    tests: FEATURES,
  },
  {
    file: "lib/features/pixel_sum_webgpu.ts",
    find: "for (var i = thread; i < ${chosen}u; i += ${THREADS}u) {",
    replace: "for (var i = thread; i + 1u < ${chosen}u; i += ${THREADS}u) {",
    why: "on the adapter, the dark field lacks its last pixel",
    tests: MEASURE,
  },
  {
    file: "lib/features/gather_webgpu.ts",
    find: "features[id.y * ${features}u + id.x] = shifted(id.y, chosen[id.x]);",
    replace: "features[id.y * ${features}u + id.x] = shifted(id.y, id.x);",
    why: "on the adapter, features are the first pixels, not the chosen",
    tests: ["lib/stream/gather_features_test.ts"],
  },
  {
    file: "lib/features/radial_medians.ts",
    find: ": (values[half - 1] + values[half]) / 2;",
    replace: ": values[half];",
    why: "the median of an even number is its upper middle value",
    tests: ["lib/features"],
  },
  {
    file: "lib/features/feature_mask.ts",
    find:
      "return values[below] + (values[above] - values[below]) * (at - below);",
    replace: "return values[below];",
    why: "a share is cut at a value, not between two as NumPy cuts it",
    tests: ["lib/features"],
  },
  {
    file: "lib/features/ring_pixels.ts",
    find: "pixel % columns - centre[1],",
    replace: "pixel % columns - centre[0],",
    why: "columns count from the centre of the rows",
    tests: ["lib/features"],
  },
  {
    file: "lib/features/polar_map.ts",
    find: "const direction = 2 * Math.PI * angle / angles;",
    replace: "const direction = Math.PI * angle / angles;",
    why: "the r-theta picture shows half of the directions",
    tests: ["lib/features"],
  },
  {
    file: "lib/features/polar_map.ts",
    find: "partX * value(wholeY + 1, wholeX + 1));",
    replace: "partX * value(wholeY + 1, wholeX));",
    why: "values between four pixels take one of them twice",
    tests: ["lib/features"],
  },
  {
    file: "lib/features/detector_deviations.ts",
    find: "spreadSquares[pixel] += delta * (deviation - spreadMeans[pixel]);",
    replace: "spreadSquares[pixel] += delta * delta;",
    why: "nested deviations come out too large",
    tests: ["lib/features"],
  },
  {
    file: "lib/features/sum_pixels.ts",
    find: "pattern[start + pixels[i]];",
    replace: "pattern[pixels[i]];",
    why: "every dark field is the first pattern's",
    tests: ["lib/features"],
  },
];
