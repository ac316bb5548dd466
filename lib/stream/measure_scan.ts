import { createHash } from "node:crypto";
import type { Engine } from "../compute/engine.ts";
import {
  type DetectorDeviations,
  detectorDeviations,
} from "../features/detector_deviations.ts";
import type { OnProgress } from "../scan/progress.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { eachStripe } from "./each_stripe.ts";
import { MOMENTS_BYTES } from "./kernel/stripe_moments.ts";
import {
  type AlignedStripe,
  type MeasureOptions,
  measureStripe,
  type MeasureStripeOptions,
} from "./measure_stripe.ts";
import { measureWithGpu } from "./webgpu/measure_webgpu.ts";
import { patternProgress } from "./pattern_progress.ts";

/** What the first pass over a scan finds. */
export interface ScanMeasurement extends DetectorDeviations {
  /** Displacement of each pattern's centre from the detector's middle, [position][y, x], pixels. */
  readonly shifts: Float32Array<ArrayBuffer>;
  /** Annular dark field: sum over the ADF pixels of each aligned pattern. */
  readonly adf: Float32Array<ArrayBuffer>;
  /**
   * SHA-256 over the checksum of each pattern's float32 values (see
   * `patternChecksum`), in row order: the same for the same values, whatever
   * file they came from. Tells scans apart where nobody wants to deceive; a
   * file's own SHA-256 is in what `identify` gives.
   */
  readonly valuesSha256: string;
}

/**
 * The first pass over a scan (recipe, steps 1, 2, 4 and 5): clamps and aligns
 * each pattern, sums its dark field, and gathers the moments behind both
 * STD maps. Each pattern is read once; memory holds a block per worker and
 * one pair of moments for each scan column and detector pixel.
 *
 * @throws {InputError} where the scan can't be read or holds NaN or infinity
 * @throws {AdapterError} where the adapter fails
 */
export async function measureScan(
  source: ScanSource,
  engine: Engine,
  options: MeasureOptions & { readonly onProgress?: OnProgress | undefined },
): Promise<ScanMeasurement> {
  const { onProgress: listener, ...given } = options;
  const measure = {
    ...given,
    blockBytes: given.blockBytes ?? engine.blocks?.blockBytes,
  };
  const onProgress = patternProgress(source, listener);
  const { scan: [rows, columns], detector } = source.shape;
  const pixels = detector[0] * detector[1];
  const shared = () =>
    new Float64Array(new SharedArrayBuffer(columns * pixels * 8));
  const means = shared();
  const squares = shared();
  let stripes: readonly AlignedStripe[];
  if (engine.gpu) {
    const measured = await measureWithGpu(source, engine, measure, onProgress);
    for (const part of measured) {
      means.set(part.means, part.stripe[0] * pixels);
      squares.set(part.squares, part.stripe[0] * pixels);
    }
    stripes = measured;
  } else {
    stripes = await eachStripe<MeasureStripeOptions, AlignedStripe>(
      source,
      engine,
      {
        module: new URL("./measure_stripe.ts", import.meta.url).href,
        task: "measureStripeTask",
        work: measureStripe,
        options: { ...measure, moments: { means, squares } },
        columnBytes: MOMENTS_BYTES * pixels,
        onProgress,
      },
    );
  }

  const shifts = new Float32Array(rows * columns * 2);
  const adf = new Float32Array(rows * columns);
  const digests = new Uint8Array(rows * columns * 32);
  for (const part of stripes) {
    const [x0, x1] = part.stripe;
    const width = x1 - x0;
    for (let y = 0; y < rows; y++) {
      const [from, to, at] = [y * width, (y + 1) * width, y * columns + x0];
      shifts.set(part.shifts.subarray(2 * from, 2 * to), 2 * at);
      adf.set(part.adf.subarray(from, to), at);
      digests.set(part.digests.subarray(32 * from, 32 * to), 32 * at);
    }
  }
  return {
    ...detectorDeviations({ rows, columns, pixels, means, squares }),
    shifts,
    adf,
    valuesSha256: createHash("sha256").update(digests).digest("hex"),
  };
}
