import type { RandomStream } from "../../random/random_stream.ts";
import { drawInProportion } from "../draw_in_proportion.ts";
import { startTrials } from "../start_trials.ts";

/** Which starts are wanted. */
export interface GreedyStartsOptions {
  /** Points to choose from. */
  readonly count: number;
  /** Centres of each start. */
  readonly k: number;
  /** Random numbers of each start. */
  readonly randoms: readonly RandomStream[];
  /** Squared distances of all points to some of them, [chosen][point]. */
  readonly distancesTo: (
    chosen: readonly number[],
  ) => Promise<readonly Float32Array[]>;
}

/**
 * Greedy k-means++ as `kmeansPlusPlus` does it, for several starts at once.
 * Gives the points that become centres, [start][k]: those of `kmeansPlusPlus`,
 * unless the rounding of the distances moves a draw to the next point.
 */
export async function greedyStarts(
  { count, k, randoms, distancesTo }: GreedyStartsOptions,
): Promise<number[][]> {
  const chosen = randoms.map((random) => [random.integer(count)]);
  const firsts = await distancesTo(chosen.map(([first]) => first));
  const nearest = firsts.map((distances) => Float64Array.from(distances));
  const potentials = nearest.map((distances) =>
    distances.reduce((sum, distance) => sum + distance, 0)
  );
  const trials = startTrials(k);
  for (let centre = 1; centre < k; centre++) {
    const drawn = randoms.flatMap((random, start) =>
      Array.from(
        { length: trials },
        () => drawInProportion(nearest[start], potentials[start], random),
      )
    );
    const distances = await distancesTo(drawn);
    for (const start of randoms.keys()) {
      const own = nearest[start];
      let best = start * trials;
      let bestPotential = Infinity;
      for (let trial = best; trial < (start + 1) * trials; trial++) {
        let potential = 0;
        for (let i = 0; i < count; i++) {
          potential += Math.min(own[i], distances[trial][i]);
        }
        if (potential < bestPotential) {
          bestPotential = potential;
          best = trial;
        }
      }
      chosen[start].push(drawn[best]);
      for (let i = 0; i < count; i++) {
        own[i] = Math.min(own[i], distances[best][i]);
      }
      potentials[start] = bestPotential;
    }
  }
  return chosen;
}
