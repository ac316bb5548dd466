/** An image small enough for the page. */
export interface ReducedImage {
  /** Values, row by row. */
  readonly data: ArrayLike<number>;
  /** Rows and columns. */
  readonly shape: readonly [rows: number, columns: number];
  /** Original pixels per pixel along each axis. */
  readonly reduction: number;
}

/** How `reduceImage` shrinks. */
export interface ReduceImageOptions {
  /** Longest side that the result may have, in pixels. */
  readonly longestSide: number;
  /** "mean" of the finite values or the most frequent ("mode"). Default "mean". */
  readonly by?: "mean" | "mode";
}

/**
 * Merges square blocks of pixels until the longest side fits. Blocks at the
 * lower and right border may be incomplete. An image that fits is returned as
 * it is.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { reduceImage } from "./reduce_image.ts";
 *
 * const image = { data: [1, 3, 5, NaN], shape: [1, 4] as const };
 * deepStrictEqual([...Array.from(reduceImage(image, { longestSide: 2 }).data)], [2, 5]);
 * ```
 */
export function reduceImage(
  image: Pick<ReducedImage, "data" | "shape">,
  options: ReduceImageOptions,
): ReducedImage {
  const { data, shape: [rows, columns] } = image;
  const { longestSide, by = "mean" } = options;
  const reduction = Math.max(
    1,
    Math.ceil(Math.max(rows, columns) / longestSide),
  );
  if (reduction === 1) return { data, shape: [rows, columns], reduction };
  const shape = [
    Math.ceil(rows / reduction),
    Math.ceil(columns / reduction),
  ] as const;
  const reduced = new Float64Array(shape[0] * shape[1]);
  const block: number[] = [];
  for (let y = 0; y < shape[0]; y++) {
    for (let x = 0; x < shape[1]; x++) {
      block.length = 0;
      const bottom = Math.min(rows, (y + 1) * reduction);
      const right = Math.min(columns, (x + 1) * reduction);
      for (let row = y * reduction; row < bottom; row++) {
        for (let column = x * reduction; column < right; column++) {
          const value = data[row * columns + column];
          if (Number.isFinite(value)) block.push(value);
        }
      }
      reduced[y * shape[1] + x] = by === "mean" ? mean(block) : mode(block);
    }
  }
  return { data: reduced, shape, reduction };
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** The most frequent value; of several the smallest. */
function mode(values: readonly number[]): number {
  const counts = new Map<number, number>();
  let best = NaN;
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const [value, count] of counts) {
    const most = counts.get(best) ?? 0;
    if (count > most || count === most && value < best) best = value;
  }
  return best;
}
