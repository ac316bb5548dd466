import type { ScanRegion } from "../scan/scan_region.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { notFiniteError } from "./kernel/not_finite_error.ts";
import { StreamKernels } from "./kernel/stream_kernels.ts";

/** What is done to a block's values on the way in. */
export interface LoadBlockOptions {
  /** Values below it become it (recipe, step 1: 1); null leaves them. */
  readonly clampBelow: number | null;
  /** Whether to take the checksum of each pattern as it was stored. */
  readonly digest?: boolean;
}

/** Patterns of a rectangle of scan positions, ready for computing. */
export interface PatternBlock {
  /** Which positions. */
  readonly region: ScanRegion;
  /** Values, [y][x][ky][kx], clamped and finite. */
  readonly patterns: Float32Array<ArrayBuffer>;
  /** Checksum of each pattern as float32 before the clamp, 32 bytes each, see `patternChecksum`; empty unless asked for. */
  readonly digests: Uint8Array<ArrayBuffer>;
}

/** Kernels of this thread with a place for a pattern of the size last used. */
let kept:
  | {
    readonly detector: ScanShape["detector"];
    readonly kernels: StreamKernels;
    readonly place: number;
  }
  | undefined;

/**
 * Reads a block, takes its checksums and clamps it, and refuses what no later
 * step could compute with.
 *
 * @throws {InputError} where a value is not a finite number
 */
export async function loadBlock(
  source: ScanSource,
  region: ScanRegion,
  { clampBelow, digest = false }: LoadBlockOptions,
): Promise<PatternBlock> {
  const patterns = await source.read(region);
  const { kernels, place } = kernelsFor(source.shape.detector);
  const { pixels } = kernels;
  const positions = patterns.length / pixels;
  const digests = new Uint8Array(digest ? positions * 32 : 0);
  const values = kernels.memory.floats(place, pixels);
  for (let pattern = 0; pattern < positions; pattern++) {
    const start = pattern * pixels;
    values.set(patterns.subarray(start, start + pixels));
    const admitted = kernels.admit(
      { type: "float32", from: place, to: place },
      {
        floor: clampBelow ?? -Infinity,
        digest: digest
          ? digests.subarray(pattern * 32, (pattern + 1) * 32)
          : undefined,
      },
    );
    if (!admitted) {
      throw notFiniteError(source, { region, pattern, values });
    }
    patterns.set(values, start);
  }
  return { region, patterns, digests };
}

function kernelsFor([rows, columns]: ScanShape["detector"]) {
  if (kept?.detector[0] !== rows || kept.detector[1] !== columns) {
    const kernels = new StreamKernels([rows, columns]);
    const place = kernels.memory.place(kernels.patternBytes);
    kept = { detector: [rows, columns], kernels, place };
  }
  return kept;
}
