import type { ConformanceCase } from "./conformance.ts";

const STREAM = "stream/kernel/stream_kernels_test.ts";
const STREAM_SHAPES = "1 x 1, 3 x 5, 17 x 13, 62 x 62, 125 x 124 pixels";
const NEAREST = "simd/nearest_kernels_test.ts";
const TRAINING = "learn/simd/training_kernels_test.ts";
const TRAINING_SHAPES =
  "nine, from 1 x 1 x 1 to 257 x 129 x 100 and 2 x 1 x 2086; 1 and 3 threads";

/** The tests of what `lib/simd` computes: a part of `CONFORMANCE`. */
export const WASM_CONFORMANCE: readonly ConformanceCase[] = [
  {
    kernel: "stream.admit*",
    file: STREAM,
    test: "stored values become the float32 that toFloat32 makes of them",
    shapes: STREAM_SHAPES,
    tolerance: "none: conversions that IEEE 754 defines",
  },
  {
    kernel: "stream.centre",
    file: STREAM,
    test: "the centre of mass is centreOfMass's",
    shapes: STREAM_SHAPES,
    tolerance: "1e-12 of the radius: some thousand roundings of 2^-53",
  },
  {
    kernel: "stream.shift",
    file: STREAM,
    test: "a shift is shiftPattern's, and gathering gives its bits",
    shapes: STREAM_SHAPES,
    tolerance: "8 roundings of the largest value: 4 products and 3 sums",
  },
  {
    kernel: "stream.gather*",
    file: STREAM,
    test: "a shift is shiftPattern's, and gathering gives its bits",
    shapes: STREAM_SHAPES,
    tolerance: "none: the bits of stream.shift",
  },
  {
    kernel: "stream.sum",
    file: STREAM,
    test: "the sum takes the pixels that are named",
    shapes: STREAM_SHAPES,
    tolerance: "1e-8 of some 1e5: float64 sums in another order",
  },
  {
    kernel: "stream.moments",
    file: "stream/kernel/stripe_moments_test.ts",
    test: "moments of mean 1e4 and deviation 1 are as good as Welford's",
    shapes: `${STREAM_SHAPES}; 37 rows, in blocks of 1, 3, 8, 37`,
    tolerance:
      "37^2 roundings of 2^-53: as many sums, times the first value's distance",
  },
  {
    kernel: "stream.addRounded",
    file: STREAM,
    test: "sums of rounded values are exact",
    shapes: STREAM_SHAPES,
    tolerance: "none: whole numbers below 2^53",
  },
  {
    kernel: "stream.conclude",
    file: "stream/kernel/stripe_moments_test.ts",
    test: "moments of mean 1e4 and deviation 1 are as good as Welford's",
    shapes: `${STREAM_SHAPES}; 37 rows, in blocks of 1, 3, 8, 37`,
    tolerance:
      "37^2 roundings of 2^-53: as many sums, times the first value's distance",
  },
  {
    kernel: "stream.concludeRounded",
    file: STREAM,
    test: "sums of rounded values are exact",
    shapes: STREAM_SHAPES,
    tolerance: "none: whole numbers below 2^53",
  },
  ...["distances", "exactDistance"].map((name) => ({
    kernel: `kmeans.${name}`,
    file: "cluster/search/centre_search_test.ts",
    test: "${variant} kernels find the nearest centres of float64",
    shapes: "eleven, from 1 feature, 1 centre, 1 set to 1931 features",
    tolerance: name === "distances"
      ? "distanceError: the roundings of a lane's sum of some hundred squares"
      : "none: squaredDistance's sums in its order",
  })),
  {
    kernel: "kmeans.moveRow",
    file: "simd/kmeans_kernels_test.ts",
    test: "a row moves from sums to sums, rounded, without an error",
    shapes: "1, 4, 13, 2086 features",
    tolerance: "none: multiples of 2^-10 below 2^42",
  },
  {
    kernel: "nearest.product",
    file: NEAREST,
    test: "products of a tile of points are those of float64",
    shapes: "six, from 1 x 1 x 1 to 37 x 61 x 131 and 24 x 40 x 2086",
    tolerance: "one rounding a term of the sum of magnitudes",
  },
  {
    kernel: "nearest.offer",
    file: NEAREST,
    test: "lists hold the nearest of all tiles, the smaller number first",
    shapes: "1, 5, 67, 131 points in tiles of 8, 16, 64; 1 to 23 kept",
    tolerance: "none: whole numbers, exact in float32, with ties",
  },
  {
    kernel: "nearest.offerListed",
    file: NEAREST,
    test: "lists of named points name each once, and never their owner",
    shapes: "1 x 1, 3 x 7, 13 x 67, 64 x 131 pairs; 1 to 23 kept",
    tolerance: "none: whole numbers, exact in float32, with ties",
  },
  ...["open", "execute", "serve", "dismiss"].map((name) => ({
    kernel: `training.${name}`,
    file: "simd/kernel_team_test.ts",
    test: "ten thousand commands in a row are all carried out, whoever helps",
    shapes: "3 x 100 on 4 threads",
    tolerance: "none: whole numbers, exact in float32",
  })),
  {
    kernel: "training.product",
    file: TRAINING,
    test: "products are those of float64",
    shapes: TRAINING_SHAPES,
    tolerance: "one rounding a term, and two, of the sum of magnitudes",
  },
  {
    kernel: "training.transpose",
    file: TRAINING,
    test: "a transposed matrix has rows for columns",
    shapes: TRAINING_SHAPES,
    tolerance: "none: copies",
  },
  {
    kernel: "training.gather",
    file: TRAINING,
    test: "rows are gathered both ways, and filled with zeros",
    shapes: TRAINING_SHAPES,
    tolerance: "none: copies",
  },
  {
    kernel: "training.errorGradient",
    file: TRAINING,
    test: "an error's gradient and mean are those of float64",
    shapes: TRAINING_SHAPES,
    tolerance: "3.1 roundings: difference, factor, product; their squares 2.1",
  },
  {
    kernel: "training.columnSums",
    file: TRAINING,
    test: "column sums are those of float64",
    shapes: TRAINING_SHAPES,
    tolerance: "one rounding a term of the sum of magnitudes",
  },
  {
    kernel: "training.adam",
    file: TRAINING,
    test: "Adam moves as in double precision",
    shapes: "4, 16384, 16388, 40000 parameters; 1 and 3 threads",
    tolerance: "3 roundings of a hundredth and one of the parameter, a step",
  },
].map((row) => ({ ...row, engines: "relaxed, plain" as const }));
