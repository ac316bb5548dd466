import { WASM_CONFORMANCE } from "./conformance_wasm.ts";

/** A test that holds a kernel against a float64 reference. */
export interface ConformanceCase {
  /**
   * Function that makes a WGSL kernel, or what an artefact of `lib/simd` exports
   * or carries out: the artefact's name, a dot and the function's or operation's;
   * "*" at the end stands for the types of stored values that there are.
   */
  readonly kernel: string;
  /** Test file, below the project's folder `lib`. */
  readonly file: string;
  /** The test's name as it is written there. */
  readonly test: string;
  /**
   * Engines that the same test runs on; "relaxed, plain": both instruction sets
   * of WebAssembly's SIMD.
   */
  readonly engines: "webgpu" | "cpu, webgpu" | "relaxed, plain";
  /** Sizes: one of everything, odd, prime, larger than a workgroup or tile. */
  readonly shapes: string;
  /** What may differ, and why. */
  readonly tolerance: string;
}

const MEASURE = "stream/measure_scan_test.ts";
const MEASURE_TEST = "measureScan agrees with the float64 reference";
const MEASURE_SHAPES = "12 x 17, 13 x 13, 19 x 11, 31 x 30 pixels";
const BATCH = "learn/webgpu/batch/batch_kernels_test.ts";
const LATENT = "learn/webgpu/latent/sample_codes_test.ts";
const PRODUCT = "learn/webgpu/product/product_kernel_test.ts";
const EPILOGUE = "learn/webgpu/product/product_epilogue_test.ts";
const LLOYD = "cluster/webgpu/lloyd_kernels_test.ts";
const EPILOGUES = "5 x 7 x 6, 70 x 90 x 21, 64 x 8 x 70, a tile of each kind";

/**
 * Every kernel's tests: the list behind the table in `lib/compute/README.md`. A
 * kernel without an entry, and an entry without its test, fail a test.
 */
export const CONFORMANCE: readonly ConformanceCase[] = [
  {
    kernel: "centreOfMassKernel",
    file: MEASURE,
    test: MEASURE_TEST,
    engines: "cpu, webgpu",
    shapes: MEASURE_SHAPES,
    tolerance: "1e-5 px: float32 sums of some 100 pixels over their sum",
  },
  {
    kernel: "shiftPatternKernel",
    file: MEASURE,
    test: MEASURE_TEST,
    engines: "cpu, webgpu",
    shapes: MEASURE_SHAPES,
    tolerance: "0.02 of 5000: the shift's 1e-5 px times the steepest slope",
  },
  {
    kernel: "columnMomentsKernel",
    file: MEASURE,
    test: MEASURE_TEST,
    engines: "cpu, webgpu",
    shapes: MEASURE_SHAPES,
    tolerance: "0.02 of 5000: the shift's 1e-5 px times the steepest slope",
  },
  {
    kernel: "pixelSumKernel",
    file: MEASURE,
    test: MEASURE_TEST,
    engines: "cpu, webgpu",
    shapes: MEASURE_SHAPES,
    tolerance: "1e-5 of the largest sum: float32 sums of shifted values",
  },
  {
    kernel: "gatherKernel",
    file: "stream/gather_features_test.ts",
    test: "gatherFeatures takes the aligned patterns' pixels, borders included",
    engines: "cpu, webgpu",
    shapes: "13 x 17 pixels",
    tolerance: "0.02 of 5000: the shift's 1e-5 px times the steepest slope",
  },
  {
    kernel: "cubeImageKernel",
    file: "explore/detector/cube_image_kernel_test.ts",
    test: "the adapter's image of a virtual detector is float64's",
    engines: "webgpu",
    shapes: "1, 3, 130, 257 positions; 0 to 300 binned pixels",
    tolerance:
      "64 roundings of the sum of magnitudes and one for each 64 terms",
  },
  {
    kernel: "groupSumsKernel",
    file: "stream/webgpu/group_sums_kernel_test.ts",
    test: "sums of groups are exact, whatever the signs and magnitudes",
    engines: "webgpu",
    shapes: "1 x 1, 3 x 5, 13 x 11, 9 x 8 pixels; 1 to 61 positions",
    tolerance: "none: integers of 64 bits",
  },
  {
    kernel: "assignKernel",
    file: LLOYD,
    test: "assign takes the first of the nearest centres",
    engines: "webgpu",
    shapes: "1, 64, 67, 130 points; 1 to 127 centres; 1 to 10 starts",
    tolerance: "none: whole numbers, exact in float32, with ties",
  },
  {
    kernel: "moveCentresKernel",
    file: LLOYD,
    test: "moving centres go to the means of their points",
    engines: "webgpu",
    shapes: "1, 257, 1031 features; 1 to 15 centres",
    tolerance:
      "6 roundings of a mean (WGSL's division: 2.5 ulp); one rounding a term of a norm",
  },
  {
    kernel: "settleKernel",
    file: LLOYD,
    test: "starts end as scikit-learn ends them",
    engines: "webgpu",
    shapes: "1, 131 starts",
    tolerance: "none: whole numbers, exact in float32",
  },
  {
    kernel: "nearestKernel",
    file: "embed/nearest_webgpu_test.ts",
    test: "the nearest candidates, in order, the smaller number first",
    engines: "webgpu",
    shapes: "1, 5, 67, 131, 700 candidates; 1 to 70 kept",
    tolerance: "none: whole numbers, exact in float32, with ties",
  },
  {
    kernel: "gatherBatchKernel",
    file: BATCH,
    test: "a batch is gathered from its part of the order, in pieces",
    engines: "webgpu",
    shapes: "1 x 1, 13 x 5, 90 x 67, 31 x 6; in three buffers",
    tolerance: "none: copies",
  },
  {
    kernel: "keepCodesKernel",
    file: BATCH,
    test: "codes go to their places",
    engines: "webgpu",
    shapes: "1 x 1, 7 x 3, 50 x 8",
    tolerance: "none: copies",
  },
  {
    kernel: "sumStepsKernel",
    file: BATCH,
    test: "every step's numbers are summed",
    engines: "webgpu",
    shapes: "1 x 1, 3 x 63, 5 x 257",
    tolerance: "11 roundings: that many additions one after the other",
  },
  {
    kernel: "sampleCodesKernel",
    file: LATENT,
    test: "codes are drawn around their means",
    engines: "webgpu",
    shapes: "1 x 1, 7 x 3, 67 x 8",
    tolerance: "16 roundings: WGSL's exp may be off by 3 + 2 |x|",
  },
  {
    kernel: "latentGradientKernel",
    file: LATENT,
    test: "gradients at the heads and the divergence are those of float64",
    engines: "webgpu",
    shapes: "1 x 1, 7 x 3, 67 x 8; batches of 1, 30, 70",
    tolerance: "a dozen roundings of numbers below three",
  },
  ...[
    {
      test: "products are those of float64",
      shapes:
        "1 x 1 x 1, 3 x 5 x 2, 17 x 8 x 67, 37 x 131 x 19, 149 x 10 x 33; all tiles and forms",
      tolerance: "one rounding a term of the sum of magnitudes",
    },
    {
      test: "products of the published trainings are right",
      shapes:
        "256 x 512 x 2086, 2086 x 512 x 256, 256 x 2086 x 512, 256 x 8 x 512, 512 x 8 x 256, 8 x 512 x 256; tiles of software and hardware; 2,000 numbers of each",
      tolerance: "one rounding a term of the sum of magnitudes",
    },
    {
      test: "a bias is added and what is negative becomes zero",
      shapes: EPILOGUES,
      tolerance: "one rounding a term of the sum of magnitudes",
    },
    {
      test: "sums are added to what is stored",
      shapes: EPILOGUES,
      tolerance: "one rounding a term of the sum of magnitudes",
    },
    {
      test: "the error's gradient and squares are those of float64",
      shapes: EPILOGUES,
      tolerance: "one rounding a term; 100 for the sum of squares",
    },
    {
      test: "a ReLU's mask is applied",
      shapes: EPILOGUES,
      tolerance: "one rounding a term of the sum of magnitudes",
    },
    {
      test: "weights and biases move by Adam",
      shapes: EPILOGUES,
      tolerance: "one rounding a term, carried through Adam's quotient",
    },
  ].map((row) => ({
    kernel: "productKernel",
    file: row.shapes === EPILOGUES ? EPILOGUE : PRODUCT,
    engines: "webgpu" as const,
    ...row,
  })),
  ...WASM_CONFORMANCE,
];
