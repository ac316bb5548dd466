import type { NpyData } from "../../lib/io/npy_data.ts";

/** By how much an array differs between two runs. */
export interface ArrayDifference {
  /** Values that are not the same. */
  readonly different: number;
  /** Values in all. */
  readonly values: number;
  /** Largest difference over the greatest magnitude; null for integers. */
  readonly largest: number | null;
}

/** Compares two arrays of one name; of floats the size of the difference counts too. */
export function arrayDifference(a: NpyData, b: NpyData): ArrayDifference {
  if (a.length !== b.length) {
    return {
      different: Math.max(a.length, b.length),
      values: a.length,
      largest: Infinity,
    };
  }
  const float = a instanceof Float32Array || a instanceof Float64Array;
  let [different, largest, scale] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [Number(a[i]), Number(b[i])];
    if (x !== y) different++;
    largest = Math.max(largest, Math.abs(x - y));
    scale = Math.max(scale, Math.abs(x), Math.abs(y));
  }
  return {
    different,
    values: a.length,
    largest: float ? (scale === 0 ? 0 : largest / scale) : null,
  };
}
