import { createHash } from "node:crypto";
import { InputError } from "../scan/input_error.ts";
import type { ScanRegion } from "../scan/scan_region.ts";
import type { ScanSource } from "../scan/scan_source.ts";

/** What is done to a block's values on the way in. */
export interface LoadBlockOptions {
  /** Values below it become it (recipe, step 1: 1); null leaves them. */
  readonly clampBelow: number | null;
  /** Whether to hash each pattern as it was stored. */
  readonly digest?: boolean;
}

/** Patterns of a rectangle of scan positions, ready for computing. */
export interface PatternBlock {
  /** Which positions. */
  readonly region: ScanRegion;
  /** Values, [y][x][ky][kx], clamped and finite. */
  readonly patterns: Float32Array<ArrayBuffer>;
  /** SHA-256 of each pattern as float32 before the clamp, 32 bytes each; empty unless asked for. */
  readonly digests: Uint8Array<ArrayBuffer>;
}

/**
 * Reads a block, hashes and clamps it, and refuses what no later step could
 * compute with.
 *
 * @throws {InputError} where a value is not a finite number
 */
export async function loadBlock(
  source: ScanSource,
  region: ScanRegion,
  { clampBelow, digest = false }: LoadBlockOptions,
): Promise<PatternBlock> {
  const patterns = await source.read(region);
  const [rows, columns] = source.shape.detector;
  const pixels = rows * columns;
  const positions = patterns.length / pixels;
  const digests = new Uint8Array(digest ? positions * 32 : 0);
  if (digest) {
    const bytes = new Uint8Array(
      patterns.buffer,
      patterns.byteOffset,
      patterns.byteLength,
    );
    for (let position = 0; position < positions; position++) {
      const pattern = bytes.subarray(
        position * pixels * 4,
        (position + 1) * pixels * 4,
      );
      digests.set(createHash("sha256").update(pattern).digest(), position * 32);
    }
  }
  const floor = clampBelow ?? -Infinity;
  for (let i = 0; i < patterns.length; i++) {
    const value = patterns[i];
    // Written so that NaN, which compares false with everything, fails too.
    if (!(value > -Infinity && value < Infinity)) {
      throw notFinite(source, region, i);
    }
    if (value < floor) patterns[i] = floor;
  }
  return { region, patterns, digests };
}

function notFinite(
  source: ScanSource,
  region: ScanRegion,
  index: number,
): InputError {
  const [, kx] = source.shape.detector;
  const pixels = source.shape.detector[0] * kx;
  const position = Math.floor(index / pixels);
  const width = region.x1 - region.x0;
  const y = region.y0 + Math.floor(position / width);
  const x = region.x0 + position % width;
  const pixel = index % pixels;
  return new InputError(
    `Cannot use ${source.name} as every value must be a finite number: ` +
      `the pattern at scan row ${y}, column ${x} has NaN or infinity at detector row ${
        Math.floor(pixel / kx)
      }, column ${
        pixel % kx
      }. Replace such values, for example by zero, and try again`,
  );
}
