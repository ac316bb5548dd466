import { RandomStream } from "../../random/random_stream.ts";

/** Which rows to take. */
export interface SampleRowsOptions {
  /** Rows at most. */
  readonly most: number;
  /** Seed. */
  readonly seed: number;
  /** Name of the sample: another name gives other rows. */
  readonly name: string;
}

/** Some of the rows, each at most once, fixed by the seed, in their order; all where there are no more. */
export function sampleRows(
  rows: Uint32Array,
  { most, seed, name }: SampleRowsOptions,
): Uint32Array<ArrayBuffer> {
  if (rows.length <= most) return rows.slice();
  return new RandomStream(seed, name).permutation(rows.length).slice(0, most)
    .sort().map((i) => rows[i]);
}
