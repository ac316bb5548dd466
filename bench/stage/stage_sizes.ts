import { elementBytes } from "../../lib/io/element/element_bytes.ts";
import type { ElementType } from "../../lib/io/element/element_type.ts";
import { outcomeOf } from "../../lib/recipe/stage/recipe_chain.ts";
import type { ScanSource } from "../../lib/scan/scan_source.ts";
import type { BenchChain } from "./bench_chain.ts";

/** Sizes that stages state their size and work by. */
export interface StageSizes {
  /** Scan positions. */
  readonly positions: number;
  /** Detector pixels. */
  readonly pixels: number;
  /** Bytes of a stored value. */
  readonly valueBytes: number;
  /** For example "48 x 48 x 62 x 62". */
  readonly scan: string;
}

/** Sizes of a scan. */
export function scanSizes(
  { shape: { scan, detector }, dtype }: ScanSource,
): StageSizes {
  return {
    positions: scan[0] * scan[1],
    pixels: detector[0] * detector[1],
    valueBytes: elementBytes(dtype as ElementType),
    scan: [...scan, ...detector].join(" x "),
  };
}

/** Positions and features, for example "2304 x 458". */
export function matrixSize(chain: BenchChain): string {
  const { positions, features } = outcomeOf(chain, "matrix");
  return `${positions} x ${features}`;
}
