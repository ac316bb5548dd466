import type { KmeansPoints } from "../kmeans_points.ts";
import { CentreSearch } from "../search/centre_search.ts";
import { ClusterChanges } from "./cluster_changes.ts";
import { type LloydState, NO_CLUSTER } from "./lloyd_state.ts";
import { threadKernels } from "../search/thread_kernels.ts";

/** Share by which a bound must hold, since it is a sum of rounded numbers. */
const SLACK = 1e-9;

/** A start that takes part in a round. */
export interface RoundStart {
  /** Its number in `LloydState`. */
  readonly start: number;
  /** How far each of its centres went since the last round. */
  readonly moves: Float64Array;
  /** The farthest way of the centres other than this. */
  readonly ways: Float64Array;
  /**
   * Whether this round is its last: then `LloydState.own` becomes the squared
   * distance of each point to its centre, in double precision.
   */
  readonly last: boolean;
}

/** One round of some starts. */
export interface LloydRoundArgument {
  /** What is clustered, in shared memory. */
  readonly points: KmeansPoints;
  /** Centres of a start. */
  readonly k: number;
  /** The starts that take part. */
  readonly starts: readonly RoundStart[];
  /** Their centres, [start that takes part][centre][feature]. */
  readonly centres: Float64Array;
  /** What is known of the points; changed. */
  readonly state: LloydState;
  /** See `sumRounder`. */
  readonly rounder: number;
}

/** What changed in the blocks that a thread took. */
export interface LloydRound {
  /** Points that changed hands, [start that takes part]. */
  readonly changed: Uint32Array;
  /** Growth of each cluster, [start that takes part][cluster]. */
  readonly sizes: Int32Array;
  /** Growth of each cluster's sum, [start that takes part][cluster][feature]; none where nothing changed. */
  readonly sums: Float64Array | undefined;
}

/**
 * A thread's share of a round of Lloyd's algorithm: takes one block of points
 * after another and gives its points to their nearest centres, in all starts.
 * Bounds on the distances (Hamerly, SIAM Data Mining 2010) spare those points
 * that cannot have changed their cluster.
 */
export function lloydRoundTask(argument: LloydRoundArgument): LloydRound {
  const { points, k, starts, centres, state, rounder } = argument;
  const kernels = threadKernels();
  return kernels.scope(() => {
    const search = new CentreSearch(kernels, points, { k, centres });
    const { block } = search.points;
    const count = points.rows.length;
    const changes = new ClusterChanges(kernels, search.points, {
      k,
      sets: starts.length,
      features: points.features,
      rounder,
    });
    const asked = new Uint32Array(block * starts.length);
    while (true) {
      const first = Atomics.add(state.ticket, 0, 1) * block;
      if (first >= count) return changes.result();
      const end = Math.min(first + block, count);
      search.begin(first);
      let questions = 0;
      for (const { start, moves, ways } of starts) {
        for (let point = first; point < end; point++) {
          if (stays(state, start * count + point, { moves, ways })) continue;
          search.ask(point);
          asked[questions++] = point;
        }
        search.next();
      }
      if (questions > 0) search.run();
      let question = 0;
      starts.forEach(({ start, last }, set) => {
        const next = search.start(set + 1);
        for (; question < next; question++) {
          const point = asked[question];
          const at = start * count + point;
          search.decide(question, point, set);
          state.own[at] = search.own;
          state.other[at] = search.other;
          const label = state.labels[at];
          if (search.nearest === label) continue;
          state.labels[at] = search.nearest;
          changes.move(point, set, { from: label, to: search.nearest });
        }
        if (!last) return;
        for (let point = first; point < end; point++) {
          const at = start * count + point;
          state.own[at] = search.exact(point, set, state.labels[at]);
        }
      });
    }
  });
}

/** Loosens a point's bounds by the centres' ways; says whether they still hold it. */
function stays(
  { labels, own, other }: LloydState,
  at: number,
  { moves, ways }: Pick<RoundStart, "moves" | "ways">,
): boolean {
  const label = labels[at];
  if (label === NO_CLUSTER) return false;
  own[at] += moves[label];
  other[at] -= ways[label];
  return own[at] < other[at] * (1 - SLACK);
}
