/**
 * What the codes of sampled patterns mean: code `c` stands for
 * `unit * expm1(c / 255 * log1p(top / unit))`, in the scan's units.
 */
export interface SampleScale {
  /** Value up to which codes rise about linearly, above which logarithmically. */
  readonly unit: number;
  /** Value of code 255. */
  readonly top: number;
}

/** Largest code. */
const LAST = 255;

/**
 * A scale for values of any range: its unit is the median of those above zero,
 * its top the greatest. Where none is above zero both are 1.
 */
export function sampleScale(values: Float32Array): SampleScale {
  const positive = values.filter((value) => value > 0 && value < Infinity)
    .sort();
  if (positive.length === 0) return { unit: 1, top: 1 };
  return {
    unit: positive[Math.floor((positive.length - 1) / 2)],
    top: positive[positive.length - 1],
  };
}

/**
 * Values as codes of a scale; those that are not above zero become 0.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { encodeSample } from "./sample_scale.ts";
 *
 * const codes = encodeSample(Float32Array.of(-3, 0, 1, 1000), { unit: 1, top: 1000 });
 * deepStrictEqual([...codes], [0, 0, 26, 255]);
 * ```
 */
export function encodeSample(
  values: Float32Array,
  { unit, top }: SampleScale,
): Uint8Array<ArrayBuffer> {
  const step = Math.log1p(top / unit) / LAST;
  return Uint8Array.from(values, (value) => {
    // Not by `!(value > 0)` alone: what is not a number has no logarithm.
    if (!(value > 0)) return 0;
    return Math.min(LAST, Math.round(Math.log1p(value / unit) / step));
  });
}

/** The 256 values that a scale's codes stand for, in the scan's units. */
export function sampleValues(
  { unit, top }: SampleScale,
): Float64Array<ArrayBuffer> {
  const step = Math.log1p(top / unit) / LAST;
  return Float64Array.from(
    { length: LAST + 1 },
    (_, code) => unit * Math.expm1(code * step),
  );
}
