import type { RandomStream } from "../random/random_stream.ts";

/** An index, drawn with a probability proportional to its weight. */
export function drawInProportion(
  weights: Float64Array,
  total: number,
  random: RandomStream,
): number {
  let left = random.uniform() * total;
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i];
    if (left < 0) return i;
  }
  return weights.length - 1;
}
