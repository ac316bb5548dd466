import type { FeatureMatrix } from "../../features/feature_matrix.ts";
import { RandomStream } from "../../random/random_stream.ts";

/** Sizes of `noisyRank`. */
export interface NoisyRankOptions {
  readonly positions: number;
  readonly features: number;
  /** Hidden numbers behind each position. */
  readonly rank: number;
  /** Deviation of the noise of each value; 0.3. */
  readonly noise?: number;
}

/** Seeded features that mix a few hidden numbers, with noise. For tests. */
export function noisyRank(
  { positions, features, rank, noise = 0.3 }: NoisyRankOptions,
): FeatureMatrix {
  const random = new RandomStream(6, "noisy rank");
  const draw = (length: number) =>
    Float64Array.from({ length }, () => random.normal());
  const mixing = draw(rank * features);
  const hidden = draw(positions * rank);
  const values = new Float32Array(positions * features);
  values.forEach((_, i) => {
    const position = Math.floor(i / features);
    let value = noise * random.normal();
    for (let c = 0; c < rank; c++) {
      value += hidden[position * rank + c] *
        mixing[c * features + i % features];
    }
    values[i] = value;
  });
  return { values, positions, features };
}
