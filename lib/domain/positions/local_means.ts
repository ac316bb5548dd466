import type { Neighbourhood } from "./neighbourhood.ts";

/**
 * Mean of every position and its neighbours, each as important as another:
 * [position][dimension].
 *
 * @param values [position][dimension]
 */
export function localMeans(
  values: Float64Array,
  { starts, neighbours }: Neighbourhood,
): Float64Array<ArrayBuffer> {
  const positions = starts.length - 1;
  const dimensions = values.length / positions;
  const means = new Float64Array(values.length);
  for (let i = 0; i < positions; i++) {
    const count = starts[i + 1] - starts[i] + 1;
    for (let d = 0; d < dimensions; d++) {
      let sum = values[i * dimensions + d];
      for (let n = starts[i]; n < starts[i + 1]; n++) {
        sum += values[neighbours[n] * dimensions + d];
      }
      means[i * dimensions + d] = sum / count;
    }
  }
  return means;
}
