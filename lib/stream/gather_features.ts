import type { Engine } from "../compute/engine.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { GATHER_THREADS, gatherKernel } from "../features/gather_webgpu.ts";
import type { OnProgress } from "../scan/progress.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { eachStripe } from "./each_stripe.ts";
import { type GatherOptions, gatherStripe } from "./gather_stripe.ts";
import { gpuBlockRegions } from "./gpu_block_regions.ts";
import { prefetchBlocks } from "./prefetch_blocks.ts";

/** What `gatherFeatures` needs to know. */
export interface GatherFeaturesOptions extends Omit<GatherOptions, "target"> {
  /** Called as positions are done. */
  readonly onProgress?: OnProgress | undefined;
}

/**
 * The second pass over a scan (recipe, step 7): the values of each aligned
 * pattern at the feature pixels.
 *
 * @throws {InputError} where the scan can't be read
 * @throws {AdapterError} where the adapter fails
 */
export async function gatherFeatures(
  source: ScanSource,
  engine: Engine,
  options: GatherFeaturesOptions,
): Promise<FeatureMatrix> {
  const { onProgress, ...gather } = options;
  const positions = source.shape.scan[0] * source.shape.scan[1];
  const features = gather.pixels.length;
  const target = new Float32Array(
    new SharedArrayBuffer(positions * features * 4),
  );
  if (engine.gpu) {
    await gatherWithGpu(source, engine, { ...gather, target }, onProgress);
  } else {
    await eachStripe<GatherOptions, void>(source, engine, {
      module: new URL("./gather_stripe.ts", import.meta.url).href,
      task: "gatherStripeTask",
      work: gatherStripe,
      options: { ...gather, target },
      onProgress,
    });
  }
  return { positions, features, values: target };
}

async function gatherWithGpu(
  source: ScanSource,
  engine: Engine,
  { clampBelow, blockBytes, shifts, pixels, target }: GatherOptions,
  onProgress?: OnProgress,
): Promise<void> {
  const gpu = engine.gpu!;
  const { scan: [rows, columns], detector } = source.shape;
  const patternPixels = detector[0] * detector[1];
  const features = pixels.length;
  const regions = gpuBlockRegions(source, [0, columns], { gpu, blockBytes });
  const most = Math.max(
    ...regions.map(({ y0, y1, x0, x1 }) => (y1 - y0) * (x1 - x0)),
  );
  const kernel = gatherKernel(detector, features);
  const patterns = gpu.allocate(most * patternPixels * 4);
  const blockShifts = gpu.allocate(most * 8);
  const chosen = gpu.upload(pixels);
  const gathered = gpu.allocate(most * features * 4);
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
    const values = await gpu.read(gathered, positions * features);
    for (let y = y0; y < y1; y++) {
      const from = (y - y0) * width * features;
      target.set(
        values.subarray(from, from + width * features),
        (y * columns + x0) * features,
      );
    }
    done += positions;
    onProgress?.({ done, total: rows * columns });
  }
  gpu.free(patterns, blockShifts, chosen, gathered);
}
