import { centreOfMassKernel } from "../align/centre_of_mass_webgpu.ts";
import { probeRadius } from "../align/probe_disc.ts";
import {
  SHIFT_THREADS,
  shiftPatternKernel,
} from "../align/shift_pattern_webgpu.ts";
import type { Engine } from "../compute/engine.ts";
import type { GpuDevice } from "../compute/gpu_device.ts";
import type { Dispatch } from "../compute/kernel.ts";
import {
  columnMomentsKernel,
  MOMENTS_THREADS,
} from "../features/column_moments_webgpu.ts";
import { pixelSumKernel } from "../features/pixel_sum_webgpu.ts";
import type { OnProgress } from "../scan/progress.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { gpuBlockRegions } from "./gpu_block_regions.ts";
import type { MeasureOptions, StripeMeasurement } from "./measure_stripe.ts";
import { prefetchBlocks } from "./prefetch_blocks.ts";
import { scanStripes } from "./scan_stripes.ts";

/**
 * `measureStripe` on the adapter, for every stripe of the scan. A stripe is as
 * wide as the adapter's buffers allow, so that most scans are one.
 */
export async function measureWithGpu(
  source: ScanSource,
  engine: Engine,
  options: MeasureOptions,
  onProgress?: OnProgress,
): Promise<StripeMeasurement[]> {
  const gpu = engine.gpu!;
  const { scan: [rows, columns], detector } = source.shape;
  const columnBytes = detector[0] * detector[1] * 4;
  const stripes = scanStripes(
    source,
    Math.ceil(columns * columnBytes / gpu.largestBuffer),
  );
  const total = rows * columns;
  let done = 0;
  const parts: StripeMeasurement[] = [];
  for (const stripe of stripes) {
    parts.push(
      await measureOneStripe(
        source,
        engine,
        { ...options, stripe, gpu },
        (positions) => {
          done += positions;
          onProgress?.({ done, total });
        },
      ),
    );
  }
  return parts;
}

async function measureOneStripe(
  source: ScanSource,
  engine: Engine,
  options: MeasureOptions & {
    readonly stripe: readonly [number, number];
    readonly gpu: GpuDevice;
  },
  onPosition: (positions: number) => void,
): Promise<StripeMeasurement> {
  const { clampBelow, blockBytes, alignmentPasses, adfPixels, stripe, gpu } =
    options;
  const { scan: [rows], detector } = source.shape;
  const [x0, x1] = stripe;
  const width = x1 - x0;
  const pixels = detector[0] * detector[1];
  const regions = gpuBlockRegions(source, stripe, { gpu, blockBytes });
  const most = Math.max(
    ...regions.map(({ y0, y1, x0, x1 }) => (y1 - y0) * (x1 - x0)),
  );

  const centre = centreOfMassKernel(detector, probeRadius(detector));
  const shift = shiftPatternKernel(detector);
  const sum = pixelSumKernel(pixels, adfPixels.length);
  const moments = columnMomentsKernel(pixels);
  const patterns = gpu.allocate(most * pixels * 4);
  const aligned = gpu.allocate(most * pixels * 4);
  const shiftsOnGpu = gpu.allocate(most * 8);
  const sums = gpu.allocate(most * 4);
  const chosen = gpu.upload(adfPixels);
  const means = gpu.allocate(width * pixels * 4);
  const squares = gpu.allocate(width * pixels * 4);
  const place = gpu.allocate(16, "uniform");

  const shifts = new Float32Array(rows * width * 2);
  const adf = new Float32Array(rows * width);
  const digests = new Uint8Array(rows * width * 32);
  for await (
    const block of prefetchBlocks(source, regions, {
      engine,
      clampBelow,
      digest: true,
    })
  ) {
    const { y0, y1, x0: left, x1: right } = block.region;
    const blockColumns = right - left;
    const positions = (y1 - y0) * blockColumns;
    gpu.write(patterns, block.patterns);
    gpu.write(place, Uint32Array.of(y1 - y0, y0, left - x0, blockColumns));
    gpu.clear(shiftsOnGpu);
    const align: Dispatch = {
      kernel: shift,
      buffers: [patterns, shiftsOnGpu, aligned],
      workgroups: [Math.ceil(pixels / SHIFT_THREADS), positions],
    };
    const dispatches: Dispatch[] = [
      {
        kernel: centre,
        buffers: [patterns, shiftsOnGpu],
        workgroups: [positions],
      },
      align,
    ];
    for (let pass = 1; pass < alignmentPasses; pass++) {
      dispatches.push({
        kernel: centre,
        buffers: [aligned, shiftsOnGpu],
        workgroups: [positions],
      }, align);
    }
    dispatches.push({
      kernel: sum,
      buffers: [aligned, chosen, sums],
      workgroups: [positions],
    }, {
      kernel: moments,
      buffers: [aligned, means, squares, place],
      workgroups: [Math.ceil(pixels / MOMENTS_THREADS), blockColumns],
    });
    gpu.submit(dispatches);
    const [blockShifts, blockSums] = [
      await gpu.read(shiftsOnGpu, 2 * positions),
      await gpu.read(sums, positions),
    ];
    for (let y = y0; y < y1; y++) {
      const [from, to, at] = [
        (y - y0) * blockColumns,
        (y - y0 + 1) * blockColumns,
        y * width + left - x0,
      ];
      shifts.set(blockShifts.subarray(2 * from, 2 * to), 2 * at);
      adf.set(blockSums.subarray(from, to), at);
      digests.set(block.digests.subarray(32 * from, 32 * to), 32 * at);
    }
    onPosition(positions);
  }
  const measurement = {
    stripe,
    shifts,
    adf,
    digests,
    means: await gpu.read(means, width * pixels),
    squares: await gpu.read(squares, width * pixels),
  };
  gpu.free(patterns, aligned, shiftsOnGpu, sums, chosen, means, squares, place);
  return measurement;
}
