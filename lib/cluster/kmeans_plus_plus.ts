import type { RandomStream } from "../random/random_stream.ts";
import { drawInProportion } from "./draw_in_proportion.ts";
import { type KmeansPoints, squaredDistance } from "./kmeans_points.ts";
import { startTrials } from "./start_trials.ts";

/**
 * Starting centres by greedy k-means++, as scikit-learn draws them: each next
 * centre is the best of `2 + floor(ln k)` points drawn with a probability
 * proportional to their squared distance from the centres so far.
 */
export function kmeansPlusPlus(
  points: KmeansPoints,
  { k, random }: { readonly k: number; readonly random: RandomStream },
): Float64Array<ArrayBuffer> {
  const { values, features, rows } = points;
  const count = rows.length;
  const centres = new Float64Array(k * features);
  const place = (centre: number, point: number) => {
    const row = rows[point] * features;
    for (let i = 0; i < features; i++) {
      centres[centre * features + i] = values[row + i];
    }
  };
  place(0, random.integer(count));
  const nearest = new Float64Array(count);
  let potential = 0;
  for (let point = 0; point < count; point++) {
    nearest[point] = squaredDistance(points, point, { centres, centre: 0 });
    potential += nearest[point];
  }
  const trials = startTrials(k);
  for (let centre = 1; centre < k; centre++) {
    let bestPoint = -1;
    let bestPotential = Infinity;
    let bestNearest = nearest;
    for (let trial = 0; trial < trials; trial++) {
      const point = drawInProportion(nearest, potential, random);
      place(centre, point);
      const updated = new Float64Array(count);
      let sum = 0;
      for (let other = 0; other < count; other++) {
        updated[other] = Math.min(
          nearest[other],
          squaredDistance(points, other, { centres, centre }),
        );
        sum += updated[other];
      }
      if (sum < bestPotential) {
        bestPotential = sum;
        bestNearest = updated;
        bestPoint = point;
      }
    }
    place(centre, bestPoint);
    nearest.set(bestNearest);
    potential = bestPotential;
  }
  return centres;
}
