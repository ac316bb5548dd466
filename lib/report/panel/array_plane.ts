import type { ReportArray } from "../report_run.ts";

/** A two-dimensional part of an array. */
export interface ArrayPlane {
  /** Values, row by row. */
  readonly data: ArrayLike<number>;
  /** Rows and columns. */
  readonly shape: readonly [rows: number, columns: number];
}

/** Which part of an array to take: at most one of the two. */
export interface ArrayPlaneOptions {
  /** Index along the slowest of three axes. */
  readonly layer?: number;
  /** Index along the fastest of three axes. */
  readonly channel?: number;
}

/**
 * An array of two axes as it is, or one layer or channel of an array of three.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { arrayPlane } from "./array_plane.ts";
 *
 * const array = { data: new Float32Array([1, 2, 3, 4]), shape: [2, 1, 2] };
 * deepStrictEqual([...Array.from(arrayPlane(array, { layer: 1 }).data)], [3, 4]);
 * deepStrictEqual([...Array.from(arrayPlane(array, { channel: 1 }).data)], [2, 4]);
 * ```
 */
export function arrayPlane(
  array: ReportArray,
  options: ArrayPlaneOptions = {},
): ArrayPlane {
  const { layer, channel } = options;
  const [first, second, third] = array.shape;
  if (layer !== undefined) {
    const start = layer * second * third;
    const data = Float64Array.from(
      { length: second * third },
      (_, i) => array.data[start + i],
    );
    return { data, shape: [second, third] };
  }
  if (channel !== undefined) {
    const data = Float64Array.from(
      { length: first * second },
      (_, i) => array.data[i * third + channel],
    );
    return { data, shape: [first, second] };
  }
  return { data: array.data, shape: [first, second] };
}
