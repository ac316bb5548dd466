import { centreOfMassKernel } from "../../align/centre_of_mass_webgpu.ts";
import { shiftPatternKernel } from "../../align/shift_pattern_webgpu.ts";
import { cubeImageKernel } from "../../explore/detector/cube_image_kernel.ts";
import { nearestKernel } from "../../embed/nearest_webgpu.ts";
import { assignKernel } from "../../cluster/webgpu/assign_kernel.ts";
import { moveCentresKernel } from "../../cluster/webgpu/move_centres_kernel.ts";
import { settleKernel } from "../../cluster/webgpu/settle_kernel.ts";
import { columnMomentsKernel } from "../../features/column_moments_webgpu.ts";
import { gatherKernel } from "../../features/gather_webgpu.ts";
import { pixelSumKernel } from "../../features/pixel_sum_webgpu.ts";
import { gatherBatchKernel } from "../../learn/webgpu/batch/gather_batch.ts";
import { keepCodesKernel } from "../../learn/webgpu/batch/keep_codes.ts";
import { sumStepsKernel } from "../../learn/webgpu/batch/sum_steps.ts";
import {
  latentGradientKernel,
  sampleCodesKernel,
} from "../../learn/webgpu/latent/sample_codes.ts";
import {
  productKernel,
  type ProductKernelOptions,
} from "../../learn/webgpu/product/product_kernel.ts";
import { productTiles } from "../../learn/webgpu/product/product_tiles.ts";
import { groupSumsKernel } from "../../stream/webgpu/group_sums_kernel.ts";
import type { Kernel } from "../kernel.ts";

/** A module that makes kernels, and kernels that it made. */
export interface KernelSamples {
  /** Path below the project's folder `lib`. */
  readonly module: string;
  /** Kernels of every kind that its functions make, for sizes of the published scan. */
  readonly kernels: readonly Kernel[];
}

const DETECTOR = [124, 124] as const;

/** What is done with the sums of each form of product in a training. */
const EPILOGUES: readonly Omit<ProductKernelOptions, "tile">[] = [
  { form: "plain", epilogue: "none" },
  { form: "plain", epilogue: "bias" },
  { form: "plain", epilogue: "bias, ReLU" },
  { form: "plain", epilogue: "bias, error" },
  { form: "left-transposed", epilogue: "none" },
  { form: "left-transposed", epilogue: "add" },
  { form: "left-transposed", epilogue: "Adam" },
  { form: "right-transposed", epilogue: "none" },
  { form: "right-transposed", epilogue: "ReLU mask" },
];

const oneOfEachKind = (["register", "split", "workgroup"] as const).map((
  kind,
) => productTiles.find((tile) => tile.kind === kind)!);

/** Every kernel of the project, by the module that makes it. */
export function everyKernel(): KernelSamples[] {
  const pixels = DETECTOR[0] * DETECTOR[1];
  return [
    {
      module: "align/centre_of_mass_webgpu.ts",
      kernels: [centreOfMassKernel(DETECTOR, 20)],
    },
    {
      module: "align/shift_pattern_webgpu.ts",
      kernels: [shiftPatternKernel(DETECTOR)],
    },
    {
      module: "cluster/webgpu/assign_kernel.ts",
      kernels: [assignKernel(4)],
    },
    {
      module: "cluster/webgpu/move_centres_kernel.ts",
      kernels: [moveCentresKernel(4)],
    },
    {
      module: "cluster/webgpu/settle_kernel.ts",
      kernels: [settleKernel(4)],
    },
    {
      module: "embed/nearest_webgpu.ts",
      kernels: [nearestKernel({ kept: 23, workgroupMemory: 16384 })],
    },
    {
      module: "explore/detector/cube_image_kernel.ts",
      kernels: [cubeImageKernel(256 * 256)],
    },
    {
      module: "features/column_moments_webgpu.ts",
      kernels: [columnMomentsKernel(pixels)],
    },
    {
      module: "features/gather_webgpu.ts",
      kernels: [gatherKernel(DETECTOR, 2086)],
    },
    {
      module: "features/pixel_sum_webgpu.ts",
      kernels: [pixelSumKernel(pixels, 8412)],
    },
    {
      module: "learn/webgpu/batch/gather_batch.ts",
      kernels: [gatherBatchKernel()],
    },
    {
      module: "learn/webgpu/batch/keep_codes.ts",
      kernels: [keepCodesKernel()],
    },
    {
      module: "learn/webgpu/batch/sum_steps.ts",
      kernels: [sumStepsKernel()],
    },
    {
      module: "learn/webgpu/latent/sample_codes.ts",
      kernels: [
        sampleCodesKernel("drawn"),
        sampleCodesKernel("given"),
        latentGradientKernel(),
      ],
    },
    {
      module: "learn/webgpu/product/product_kernel.ts",
      // All tiles once, and everything else with one tile of each kind.
      kernels: EPILOGUES.flatMap((options, index) =>
        (index === 0 ? productTiles : oneOfEachKind).map((tile) =>
          productKernel({ ...options, tile })
        )
      ),
    },
    {
      module: "stream/webgpu/group_sums_kernel.ts",
      kernels: [groupSumsKernel(DETECTOR)],
    },
  ];
}
