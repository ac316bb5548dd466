import { detectorMiddle } from "../align/detector_middle.ts";
import { probeDisc } from "../align/probe_disc.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { stripeTask } from "./each_stripe.ts";
import { PatternReader } from "./kernel/pattern_reader.ts";
import { pixelRuns } from "./kernel/pixel_runs.ts";
import { StreamKernels } from "./kernel/stream_kernels.ts";
import { type ColumnResults, StripeMoments } from "./kernel/stripe_moments.ts";
import type { ReadOptions } from "./read_options.ts";
import { stripeRegions } from "./stripe_regions.ts";

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
  /** Checksum of each pattern as float32 before the clamp, [row][column][32], see `patternChecksum`. */
  readonly digests: Uint8Array<ArrayBuffer>;
  /** Mean of each pixel down each column, [column][pixel]. */
  readonly means: Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
  /** Sum of squared deviations down each column, [column][pixel]. */
  readonly squares: Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
}

/** What the first pass of a thread of the processor needs to know. */
export interface MeasureStripeOptions extends MeasureOptions {
  /** Receives the moments of the stripe's columns; shared where workers measure. */
  readonly moments: ColumnResults;
}

/** What it gives besides. */
export type AlignedStripe = Omit<StripeMeasurement, "means" | "squares">;

/** Scan rows whose moments are taken together: their patterns stay in the caches. */
const ROWS = 8;
/** Scan rows of a block: a column's moments, too many for the caches, are fetched once for all. */
const BLOCK_ROWS = 4 * ROWS;

/**
 * Aligns the patterns of a stripe and takes everything that needs one read of
 * them. Holds a block (4 MiB as float32 unless a chunk of the storage or
 * `blockBytes` is larger), eight aligned patterns, and 20 bytes of moments for
 * each column and detector pixel.
 */
export async function measureStripe(
  source: ScanSource,
  stripe: readonly [x0: number, x1: number],
  { clampBelow, blockBytes, alignmentPasses, adfPixels, ...options }:
    MeasureStripeOptions,
  onPosition: (positions: number) => void,
): Promise<AlignedStripe> {
  const { detector, scan: [rows] } = source.shape;
  const [x0, x1] = stripe;
  const width = x1 - x0;
  const kernels = new StreamKernels(detector);
  const { regions, patterns } = stripeRegions(source, stripe, {
    blockBytes,
    rows: BLOCK_ROWS,
  });
  const reader = new PatternReader(kernels, source, { patterns, clampBelow });
  const moments = new StripeMoments(kernels, width);
  const aligned = kernels.memory.place(ROWS * kernels.patternBytes);
  const [, columns] = detector;
  const disc = kernels.placeRuns(
    pixelRuns(probeDisc(detector).pixels, {
      columns,
      origin: detectorMiddle(detector),
    }),
  );
  const darkField = kernels.placeRuns(pixelRuns(adfPixels, { columns }));
  const shifts = new Float32Array(rows * width * 2);
  const adf = new Float32Array(rows * width);
  const digests = new Uint8Array(rows * width * 32);

  for (const region of regions) {
    await reader.read(region);
    for (let x = region.x0; x < region.x1; x++) {
      for (let y0 = region.y0; y0 < region.y1; y0 += ROWS) {
        const y1 = Math.min(y0 + ROWS, region.y1);
        for (let y = y0; y < y1; y++) {
          const position = y * width + x - x0;
          const from = reader.pattern(
            (y - region.y0) * (region.x1 - region.x0) + x - region.x0,
            digests.subarray(32 * position, 32 * (position + 1)),
          );
          const to = aligned + (y - y0) * kernels.patternBytes;
          const [dy, dx] = kernels.align({ from, to }, {
            disc,
            passes: alignmentPasses,
          });
          shifts[2 * position] = dy;
          shifts[2 * position + 1] = dx;
          adf[position] = kernels.sum(to, darkField);
        }
        moments.add(x - x0, {
          patterns: aligned,
          count: y1 - y0,
          fresh: y0 === 0,
        });
      }
    }
    onPosition((region.y1 - region.y0) * (region.x1 - region.x0));
  }
  moments.results(rows, { ...options.moments, first: x0 });
  return { stripe, shifts, adf, digests };
}

/** `measureStripe` for a worker thread. */
export const measureStripeTask = stripeTask(measureStripe);
