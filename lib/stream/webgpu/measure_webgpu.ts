import { centreOfMassKernel } from "../../align/centre_of_mass_webgpu.ts";
import { probeRadius } from "../../align/probe_disc.ts";
import {
  SHIFT_THREADS,
  shiftPatternKernel,
} from "../../align/shift_pattern_webgpu.ts";
import type { Engine } from "../../compute/engine.ts";
import { GpuBuffers } from "../../compute/gpu_buffers.ts";
import type { Dispatch } from "../../compute/kernel.ts";
import { retrySmaller } from "../../compute/retry_smaller.ts";
import {
  columnMomentsKernel,
  MOMENTS_THREADS,
} from "../../features/column_moments_webgpu.ts";
import { pixelSumKernel } from "../../features/pixel_sum_webgpu.ts";
import type { OnProgress } from "../../scan/progress.ts";
import type { ScanRegion } from "../../scan/scan_region.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import { BLOCK_BYTES } from "../block_regions.ts";
import { gpuBlockRegions } from "../gpu_block_regions.ts";
import { mostPositions } from "../most_positions.ts";
import type { MeasureOptions, StripeMeasurement } from "../measure_stripe.ts";
import { prefetchBlocks } from "../prefetch_blocks.ts";
import { scanStripes } from "../scan_stripes.ts";
import { LaterReads } from "../../compute/later_reads.ts";

/** Blocks whose shifts and sums are read back at a time: a read costs as much as several blocks. */
const BLOCKS_TOGETHER = 4;

/**
 * `measureStripe` on the adapter, for every stripe of the scan. A stripe is as
 * wide as the adapter's buffers allow, so that most scans are one.
 *
 * @throws {AdapterError} where the adapter fails, with smaller blocks too
 */
export function measureWithGpu(
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
  return retrySmaller(
    gpu,
    options.blockBytes ?? BLOCK_BYTES,
    async (blockBytes) => {
      let done = 0;
      const onPosition = (positions: number) => {
        done += positions;
        onProgress?.({ done, total });
      };
      const parts: StripeMeasurement[] = [];
      for (const stripe of stripes) {
        const owner = new GpuBuffers(gpu);
        const work = { ...options, blockBytes, stripe, owner, onPosition };
        try {
          parts.push(await measureOneStripe(source, engine, work));
        } finally {
          owner.free();
        }
      }
      return parts;
    },
  );
}

async function measureOneStripe(
  source: ScanSource,
  engine: Engine,
  {
    clampBelow,
    blockBytes,
    alignmentPasses,
    adfPixels,
    stripe,
    owner,
    onPosition,
  }:
    & MeasureOptions
    & {
      readonly stripe: readonly [number, number];
      readonly owner: GpuBuffers;
      readonly onPosition: (positions: number) => void;
    },
): Promise<StripeMeasurement> {
  const { gpu } = owner;
  const { scan: [rows], detector } = source.shape;
  const [x0, x1] = stripe;
  const width = x1 - x0;
  const pixels = detector[0] * detector[1];
  const regions = gpuBlockRegions(source, stripe, { gpu, blockBytes });
  const most = mostPositions(regions);
  const together = Math.max(
    1,
    Math.min(BLOCKS_TOGETHER, Math.floor(gpu.largestBuffer / (most * 12))),
  );

  const centre = centreOfMassKernel(detector, probeRadius(detector));
  const shift = shiftPatternKernel(detector);
  const patterns = owner.allocate(most * pixels * 4);
  const aligned = owner.allocate(most * pixels * 4);
  const shiftsOnGpu = owner.allocate(most * 8);
  const sums = owner.allocate(most * 4);
  // Of each block in turn: shifts, then sums.
  const results = owner.allocate(together * most * 12);
  const chosen = owner.upload(adfPixels);
  const means = owner.allocate(width * pixels * 4);
  const squares = owner.allocate(width * pixels * 4);
  const place = owner.allocate(16, "uniform");
  const dispatchesOf = (positions: number, columns: number): Dispatch[] => {
    const align: Dispatch = {
      kernel: shift,
      buffers: [patterns, shiftsOnGpu, aligned],
      workgroups: [Math.ceil(pixels / SHIFT_THREADS), positions],
    };
    const passes = Array.from({ length: alignmentPasses }, (_, pass) => [{
      kernel: centre,
      buffers: [pass === 0 ? patterns : aligned, shiftsOnGpu],
      workgroups: [positions] as const,
    }, align]);
    return [...passes.flat(), {
      kernel: pixelSumKernel(pixels, adfPixels.length),
      buffers: [aligned, chosen, sums],
      workgroups: [positions],
    }, {
      kernel: columnMomentsKernel(pixels),
      buffers: [aligned, means, squares, place],
      workgroups: [Math.ceil(pixels / MOMENTS_THREADS), columns],
    }];
  };

  const shifts = new Float32Array(rows * width * 2);
  const adf = new Float32Array(rows * width);
  const digests = new Uint8Array(rows * width * 32);
  const reads = new LaterReads();
  let unread: { readonly region: ScanRegion; readonly at: number }[] = [];
  let used = 0;
  const readBack = async () => {
    const blocks = unread;
    await reads.add(gpu.read(results, used), (values) => {
      for (const { region, at } of blocks) {
        const { positions, eachRow } = rowsOf(region, stripe);
        const blockShifts = values.subarray(at, at + 2 * positions);
        const blockSums = values.subarray(at + 2 * positions);
        eachRow((from, to, target) => {
          shifts.set(blockShifts.subarray(2 * from, 2 * to), 2 * target);
          adf.set(blockSums.subarray(from, to), target);
        });
      }
    });
    unread = [];
    used = 0;
  };
  for await (
    const block of prefetchBlocks(source, regions, {
      engine,
      clampBelow,
      digest: true,
    })
  ) {
    const { y0, y1, x0: left, x1: right } = block.region;
    const columns = right - left;
    const { positions, eachRow } = rowsOf(block.region, stripe);
    gpu.write(patterns, block.patterns);
    gpu.write(place, Uint32Array.of(y1 - y0, y0, left - x0, columns));
    gpu.clear(shiftsOnGpu);
    gpu.submit(dispatchesOf(positions, columns));
    gpu.copy(shiftsOnGpu, results, { numbers: 2 * positions, toAt: used });
    gpu.copy(sums, results, {
      numbers: positions,
      toAt: used + 2 * positions,
    });
    unread.push({ region: block.region, at: used });
    used += 3 * positions;
    eachRow((from, to, target) =>
      digests.set(block.digests.subarray(32 * from, 32 * to), 32 * target)
    );
    if (unread.length === together) await readBack();
    onPosition(positions);
  }
  if (unread.length > 0) await readBack();
  await reads.finish();
  return {
    stripe,
    shifts,
    adf,
    digests,
    means: await gpu.read(means, width * pixels),
    squares: await gpu.read(squares, width * pixels),
  };
}

/** Where the rows of a block lie in the arrays of its stripe. */
function rowsOf(
  { y0, y1, x0, x1 }: ScanRegion,
  [first, end]: readonly [number, number],
) {
  const columns = x1 - x0;
  return {
    positions: (y1 - y0) * columns,
    eachRow(use: (from: number, to: number, target: number) => void): void {
      for (let row = 0; row < y1 - y0; row++) {
        const target = (y0 + row) * (end - first) + x0 - first;
        use(row * columns, (row + 1) * columns, target);
      }
    },
  };
}
