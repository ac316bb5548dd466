import type { OnProgress } from "../scan/progress.ts";
import type { ScanSource } from "../scan/scan_source.ts";

/**
 * Makes a listener of positions into one that is also told how many patterns
 * were read, and the size of each in the scan.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { arrayScan } from "../scan/array_scan.ts";
 * import { patternProgress } from "./pattern_progress.ts";
 *
 * const shape = { scan: [2, 2], detector: [4, 4] } as const;
 * const scan = arrayScan(new Uint16Array(64), { shape });
 * patternProgress(scan, ({ count }) =>
 *   deepStrictEqual(count, { unit: "patterns", done: 3, bytesEach: 32 })
 * )!({ done: 3, total: 4 });
 * ```
 */
export function patternProgress(
  { shape: { detector }, dtype }: Pick<ScanSource, "shape" | "dtype">,
  onProgress: OnProgress | undefined,
): OnProgress | undefined {
  if (onProgress === undefined) return undefined;
  // Types are named as NumPy does, with their bits.
  const bits = Number(/\d+$/.exec(dtype)?.[0] ?? 32);
  const bytesEach = detector[0] * detector[1] * bits / 8;
  return (progress) =>
    onProgress({
      ...progress,
      count: { unit: "patterns", done: progress.done, bytesEach },
    });
}
