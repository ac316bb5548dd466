import { shiftPattern } from "../../align/shift_pattern.ts";
import type { ScanSource } from "../../scan/scan_source.ts";

/** How single patterns are read. */
export interface AlignedPatternsOptions {
  /** Values below it become it; null leaves them. */
  readonly clampBelow: number | null;
  /** Displacement of each pattern's centre, [position][y, x], pixels. */
  readonly shifts: Float32Array;
}

/** A pattern as it is stored, clamped, and as it is aligned. */
export interface AlignedPattern {
  readonly stored: Float32Array;
  readonly aligned: Float32Array;
}

/**
 * Patterns of neighbouring positions in a scan row, one by one as the recipe
 * aligns them (steps 1 and 2).
 *
 * @throws {InputError} where the scan can't be read
 */
export async function alignedPatterns(
  source: ScanSource,
  { position, count }: { readonly position: number; readonly count: number },
  { clampBelow, shifts }: AlignedPatternsOptions,
): Promise<AlignedPattern[]> {
  const { scan: [, columns], detector } = source.shape;
  const pixels = detector[0] * detector[1];
  const row = Math.floor(position / columns);
  const column = position % columns;
  const values = await source.read({
    y0: row,
    y1: row + 1,
    x0: column,
    x1: column + count,
  });
  if (clampBelow !== null) {
    for (let i = 0; i < values.length; i++) {
      if (values[i] < clampBelow) values[i] = clampBelow;
    }
  }
  return Array.from({ length: count }, (_, i) => {
    const stored = values.subarray(i * pixels, (i + 1) * pixels);
    const aligned = new Float32Array(pixels);
    shiftPattern(stored, aligned, {
      detector,
      dy: shifts[2 * (position + i)],
      dx: shifts[2 * (position + i) + 1],
    });
    return { stored, aligned };
  });
}
