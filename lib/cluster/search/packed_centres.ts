import type { KmeansKernels } from "./kmeans_kernels.ts";

/** Several sets of centres, each as large as the others. */
export interface CentreSets {
  /** Centres of a set. */
  readonly k: number;
  /** All centres, [set][centre][feature]. */
  readonly centres: Float64Array;
}

/** Sets of centres as the kernels read them, in both precisions. */
export class PackedCentres {
  /** Number of sets. */
  readonly count: number;
  /** Centres of a set. */
  readonly k: number;
  /** Address of [set][feature / 4][centre][feature % 4] in single precision. */
  readonly single: number;
  /** How far each centre moved by being rounded to single precision, [set][centre]. */
  readonly roundings: Float64Array;
  readonly #double: number;
  /** Bytes of a centre in double precision. */
  readonly #bytes: number;

  /** Takes memory of the kernels, which is the caller's to give back. */
  constructor(
    { memory }: KmeansKernels,
    features: number,
    { k, centres }: CentreSets,
  ) {
    const fours = Math.ceil(features / 4);
    const all = centres.length / features;
    this.k = k;
    this.count = all / k;
    this.#bytes = fours * 32;
    this.single = memory.place(all * fours * 16);
    this.#double = memory.place(all * this.#bytes);
    const single = memory.floats(this.single, all * fours * 4).fill(0);
    const double = memory.doubles(this.#double, all * fours * 4).fill(0);
    this.roundings = Float64Array.from({ length: all }, (_, centre) => {
      const set = Math.floor(centre / k);
      const start = (set * fours * k + centre % k) * 4;
      let lost = 0;
      for (let f = 0; f < features; f++) {
        const value = centres[centre * features + f];
        const place = start + (f >> 2) * k * 4 + (f & 3);
        double[centre * fours * 4 + f] = value;
        single[place] = value;
        lost += (value - single[place]) ** 2;
      }
      return Math.sqrt(lost);
    });
  }

  /** Address of a centre in double precision. */
  double(set: number, centre: number): number {
    return this.#double + (set * this.k + centre) * this.#bytes;
  }
}
