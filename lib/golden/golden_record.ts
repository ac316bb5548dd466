import { createHash } from "node:crypto";
import type { NpyData } from "../io/npy_data.ts";

/** What is kept of one array of a golden run. */
export type GoldenArray =
  | {
    /** Sizes of its axes. */
    readonly shape: readonly number[];
    /** SHA-256 over its bytes: of integers that must not change at all. */
    readonly sha256: string;
  }
  | {
    readonly shape: readonly number[];
    /** Positions of each label, of maps that follow from trained networks. */
    readonly counts: readonly number[];
  }
  | {
    readonly shape: readonly number[];
    /** Root mean square of all values. */
    readonly rms: number;
    /** Mean of all values. */
    readonly mean: number;
    /** Values at evenly spaced places, the first and the last among them. */
    readonly values: readonly number[];
  };

/** A golden run's arrays by name, and its last losses. */
export interface GoldenRecord {
  readonly arrays: Readonly<Record<string, GoldenArray>>;
  readonly losses: Readonly<Record<string, number>>;
}

/** Values that are kept of an array of floats. */
const KEPT = 16;
/** Label maps that follow from float training, which no digest can hold on every processor. */
const TRAINED = ["ae", "vae"];

/** What is kept of an array. */
export function goldenArray(
  name: string,
  { data, shape }: {
    readonly data: NpyData;
    readonly shape: readonly number[];
  },
): GoldenArray {
  if (TRAINED.includes(name)) {
    const counts: number[] = [];
    for (const label of data) {
      counts[Number(label)] = (counts[Number(label)] ?? 0) + 1;
    }
    return { shape, counts: Array.from(counts, (count) => count ?? 0) };
  }
  if (!(data instanceof Float32Array || data instanceof Float64Array)) {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { shape, sha256 };
  }
  let [sum, squares] = [0, 0];
  for (const value of data) {
    sum += value;
    squares += value * value;
  }
  const short = (value: number) => Number(value.toPrecision(7));
  return {
    shape,
    rms: short(Math.sqrt(squares / data.length)),
    mean: short(sum / data.length),
    values: Array.from(
      { length: Math.min(KEPT, data.length) },
      (_, i, last = Math.min(KEPT, data.length) - 1) =>
        short(data[Math.round(i * (data.length - 1) / Math.max(1, last))]),
    ),
  };
}
