import type { Engine } from "../compute/engine.ts";
import type { FeatureMatrix } from "../features/feature_matrix.ts";
import type { OnProgress } from "../scan/progress.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { eachStripe } from "./each_stripe.ts";
import { type GatherOptions, gatherStripe } from "./gather_stripe.ts";
import { gatherWithGpu } from "./webgpu/gather_webgpu.ts";
import { patternProgress } from "./pattern_progress.ts";

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
  const { onProgress: listener, ...given } = options;
  const gather = {
    ...given,
    blockBytes: given.blockBytes ?? engine.blocks?.blockBytes,
  };
  const onProgress = patternProgress(source, listener);
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
