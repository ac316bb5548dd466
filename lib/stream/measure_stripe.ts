import { alignPattern } from "../align/align_pattern.ts";
import { probeDisc } from "../align/probe_disc.ts";
import { ColumnMoments } from "../features/column_moments.ts";
import { sumPixels } from "../features/sum_pixels.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { blockRegions } from "./block_regions.ts";
import { stripeTask } from "./each_stripe.ts";
import { loadBlock } from "./load_block.ts";
import type { ReadOptions } from "./read_options.ts";

/** Choices of the first pass over the scan. */
export interface MeasureOptions extends ReadOptions {
  /** Passes of centre of mass. */
  readonly alignmentPasses: number;
  /** Detector pixels whose sum is the ADF signal. */
  readonly adfPixels: Uint32Array;
}

/** What the first pass finds in a stripe of scan columns. */
export interface StripeMeasurement {
  /** Columns. */
  readonly stripe: readonly [x0: number, x1: number];
  /** Displacement of each pattern from the middle, [row][column][y, x], pixels. */
  readonly shifts: Float32Array<ArrayBuffer>;
  /** Sum over the ADF pixels of each aligned pattern, [row][column]. */
  readonly adf: Float32Array<ArrayBuffer>;
  /** SHA-256 of each pattern as stored, [row][column][32]. */
  readonly digests: Uint8Array<ArrayBuffer>;
  /** Mean of each pixel down each column, [column][pixel]. */
  readonly means: Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
  /** Sum of squared deviations down each column, [column][pixel]. */
  readonly squares: Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
}

/** Aligns the patterns of a stripe and takes everything that needs one read of them. */
export async function measureStripe(
  source: ScanSource,
  stripe: readonly [x0: number, x1: number],
  { clampBelow, blockBytes, alignmentPasses, adfPixels }: MeasureOptions,
  onPosition: (positions: number) => void,
): Promise<StripeMeasurement> {
  const { detector, scan: [rows] } = source.shape;
  const [x0, x1] = stripe;
  const width = x1 - x0;
  const pixels = detector[0] * detector[1];
  const disc = probeDisc(detector);
  const aligned = new Float32Array(pixels);
  const moments = new ColumnMoments(width, pixels);
  const shifts = new Float32Array(rows * width * 2);
  const adf = new Float32Array(rows * width);
  const digests = new Uint8Array(rows * width * 32);

  for (const region of blockRegions(source, stripe, { blockBytes })) {
    const block = await loadBlock(source, region, { clampBelow, digest: true });
    let start = 0;
    for (let y = region.y0; y < region.y1; y++) {
      for (let x = region.x0; x < region.x1; x++, start += pixels) {
        const position = y * width + x - x0;
        const [dy, dx] = alignPattern(block.patterns, start, aligned, {
          detector,
          disc,
          passes: alignmentPasses,
        });
        shifts[2 * position] = dy;
        shifts[2 * position + 1] = dx;
        adf[position] = sumPixels(aligned, adfPixels);
        moments.add(x - x0, aligned);
        const digest = start / pixels * 32;
        digests.set(block.digests.subarray(digest, digest + 32), position * 32);
      }
    }
    onPosition((region.y1 - region.y0) * (region.x1 - region.x0));
  }
  return {
    stripe,
    shifts,
    adf,
    digests,
    means: moments.means,
    squares: moments.squares,
  };
}

/** `measureStripe` for a worker thread. */
export const measureStripeTask = stripeTask(measureStripe);
