import type { Engine } from "../../compute/engine.ts";
import { GpuBuffers } from "../../compute/gpu_buffers.ts";
import { retrySmaller } from "../../compute/retry_smaller.ts";
import { GATHER_THREADS, gatherKernel } from "../../features/gather_webgpu.ts";
import type { OnProgress } from "../../scan/progress.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import { BLOCK_BYTES } from "../block_regions.ts";
import type { GatherOptions } from "../gather_stripe.ts";
import { gpuBlockRegions } from "../gpu_block_regions.ts";
import { mostPositions } from "../most_positions.ts";
import { prefetchBlocks } from "../prefetch_blocks.ts";
import { LaterReads } from "../../compute/later_reads.ts";

/**
 * `gatherStripe` on the adapter, for the whole scan.
 *
 * @throws {AdapterError} where the adapter fails, with smaller blocks too
 */
export async function gatherWithGpu(
  source: ScanSource,
  engine: Engine,
  options: GatherOptions,
  onProgress?: OnProgress,
): Promise<void> {
  const gpu = engine.gpu!;
  await retrySmaller(
    gpu,
    options.blockBytes ?? BLOCK_BYTES,
    async (blockBytes) => {
      const owner = new GpuBuffers(gpu);
      const work = { ...options, blockBytes, owner };
      try {
        await gatherInBlocks(source, engine, work, onProgress);
      } finally {
        owner.free();
      }
    },
  );
}

async function gatherInBlocks(
  source: ScanSource,
  engine: Engine,
  { clampBelow, blockBytes, shifts, pixels, target, owner }: GatherOptions & {
    readonly owner: GpuBuffers;
  },
  onProgress?: OnProgress,
): Promise<void> {
  const { gpu } = owner;
  const { scan: [rows, columns], detector } = source.shape;
  const patternPixels = detector[0] * detector[1];
  const features = pixels.length;
  const regions = gpuBlockRegions(source, [0, columns], { gpu, blockBytes });
  const most = mostPositions(regions);
  const kernel = gatherKernel(detector, features);
  const patterns = owner.allocate(most * patternPixels * 4);
  const blockShifts = owner.allocate(most * 8);
  const chosen = owner.upload(pixels);
  const gathered = owner.allocate(most * features * 4);
  const reads = new LaterReads();
  let done = 0;
  for await (
    const block of prefetchBlocks(source, regions, { engine, clampBelow })
  ) {
    const { y0, y1, x0, x1 } = block.region;
    const width = x1 - x0;
    const positions = (y1 - y0) * width;
    const of = new Float32Array(positions * 2);
    for (let y = y0; y < y1; y++) {
      const at = y * columns + x0;
      of.set(shifts.subarray(2 * at, 2 * (at + width)), 2 * (y - y0) * width);
    }
    gpu.write(patterns, block.patterns);
    gpu.write(blockShifts, of);
    gpu.submit([{
      kernel,
      buffers: [patterns, blockShifts, chosen, gathered],
      workgroups: [Math.ceil(features / GATHER_THREADS), positions],
    }]);
    await reads.add(gpu.read(gathered, positions * features), (values) => {
      for (let y = y0; y < y1; y++) {
        const from = (y - y0) * width * features;
        target.set(
          values.subarray(from, from + width * features),
          (y * columns + x0) * features,
        );
      }
    });
    done += positions;
    onProgress?.({ done, total: rows * columns });
  }
  await reads.finish();
}
