import type { Engine } from "../../compute/engine.ts";
import type { OnProgress } from "../../scan/progress.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import { eachStripe } from "../../stream/each_stripe.ts";
import {
  detectorImageStripe,
  type DetectorImageStripeOptions,
} from "./detector_image_stripe.ts";
import { detectorPixels } from "./detector_pixels.ts";
import type { VirtualDetector } from "./virtual_detector.ts";

/** What `detectorImage` needs to know. */
export interface DetectorImageOptions {
  /** Displacement of each pattern, [position][y, x], pixels. */
  readonly shifts: Float32Array;
  /** Values below it become it; null leaves them. */
  readonly clampBelow: number | null;
  /** Called as positions are done. */
  readonly onProgress?: OnProgress;
}

/**
 * Image of a virtual detector at the detector's own resolution, in one pass
 * over the scan on the engine's threads: that of the recipe's dark field ring
 * is the run's `adf`.
 *
 * @throws {InputError} where the scan can't be read or holds NaN or infinity
 */
export async function detectorImage(
  source: ScanSource,
  engine: Engine,
  { detector, shifts, clampBelow, onProgress }: DetectorImageOptions & {
    readonly detector: VirtualDetector;
  },
): Promise<Float32Array<ArrayBuffer>> {
  const [rows, columns] = source.shape.scan;
  const image = new Float32Array(new SharedArrayBuffer(rows * columns * 4));
  await eachStripe<DetectorImageStripeOptions, void>(source, engine, {
    module: new URL("./detector_image_stripe.ts", import.meta.url).href,
    task: "detectorImageStripeTask",
    work: detectorImageStripe,
    options: {
      shifts,
      clampBelow,
      pixels: detectorPixels(source.shape.detector, detector),
      image,
    },
    onProgress,
  });
  return image.slice();
}
