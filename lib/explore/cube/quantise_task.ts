/** Planes of a cube to store as whole numbers; all arrays may be shared. */
export interface QuantiseOptions {
  /** Sums, [binned pixel][position]. */
  readonly sums: Float32Array;
  /** Receives the stored values. */
  readonly values: Uint16Array;
  /** Receives each plane's smallest sum. */
  readonly low: Float32Array;
  /** Receives each plane's step. */
  readonly step: Float32Array;
  /** Positions of a plane. */
  readonly positions: number;
  /** Values from one plane to the next. */
  readonly stride: number;
  /** First plane, and one past the last. */
  readonly planes: readonly [from: number, to: number];
}

/** Largest stored value. */
const MOST = 65535;

/** Stores each plane's sums as uint16 between its smallest and its largest one. */
export function quantiseTask(
  { sums, values, low, step, positions, stride, planes: [from, to] }:
    QuantiseOptions,
): void {
  for (let plane = from; plane < to; plane++) {
    const start = plane * stride;
    const end = start + positions;
    let [least, most] = [Infinity, -Infinity];
    for (let i = start; i < end; i++) {
      if (sums[i] < least) least = sums[i];
      if (sums[i] > most) most = sums[i];
    }
    low[plane] = least;
    // As the reader will know it, so that storing it adds no error of its own.
    const size = step[plane] = Math.fround((most - least) / MOST);
    for (let i = start; i < end; i++) {
      values[i] = size === 0
        ? 0
        : Math.min(MOST, Math.round((sums[i] - least) / size));
    }
  }
}
