import type { Mutation } from "../mutation.ts";

const LLOYD = ["lib/cluster/kmeans_test.ts", "lib/cluster/lloyd"];
const KMEANS = ["lib/cluster/kmeans_test.ts"];

/** Mistakes in k-means. */
export const CLUSTER_MUTATIONS: readonly Mutation[] = [
  {
    file: "lib/cluster/draw_in_proportion.ts",
    find: "if (left < 0) return i;",
    replace: "if (left <= 0) return i;",
    why: "a point of weight 0 can be drawn",
    tests: ["lib/cluster"],
  },
  {
    file: "lib/cluster/start_trials.ts",
    find: "return 2 + Math.floor(Math.log(k));",
    replace: "return 1 + Math.floor(Math.log(k));",
    why: "k-means++ draws fewer points than scikit-learn",
    tests: ["lib/cluster"],
  },
  {
    file: "lib/cluster/kmeans_points.ts",
    find: "return s0 + s1 + (s2 + s3);",
    replace: "return s0 + s1 + s2;",
    why: "every fourth feature counts nothing",
    tests: ["lib/cluster/search"],
  },
  {
    file: "lib/cluster/kmeans_points.ts",
    find: "if (d < distance) {",
    replace: "if (d <= distance) {",
    why: "the last of equally near centres is taken",
    tests: ["lib/cluster/search"],
  },
  {
    file: "lib/cluster/feature_spread_task.ts",
    find: "return Math.max(0, squares[i] / rows.length - mean * mean);",
    replace: "return Math.max(0, squares[i] / rows.length);",
    why: "variances about a point of the scan, not about the mean",
    tests: ["lib/cluster/feature_spread_task_test.ts"],
  },
  {
    file: "lib/cluster/least_move.ts",
    find: "(sum, v) => sum + v, 0) / features;",
    replace: "(sum, v) => sum + v, 0);",
    why: "Lloyd's iterations end too early on many features",
    tests: ["lib/cluster"],
  },
  {
    file: "lib/cluster/lloyd/lloyd_start.ts",
    find: "c === own ? most : Math.max(most, way), 0)",
    replace: "c !== own ? most : Math.max(most, way), 0)",
    why: "bounds on other centres loosen by the own centre's way",
    tests: LLOYD,
  },
  {
    file: "lib/cluster/lloyd/lloyd_start.ts",
    find: "this.#sizes[state.labels[base + point]] > 1 &&",
    replace: "this.#sizes[state.labels[base + point]] > 0 &&",
    why: "filling an empty cluster empties another",
    tests: LLOYD,
  },
  {
    file: "lib/cluster/lloyd/lloyd_start.ts",
    find: "(farthest < 0 || distances[point] > distances[farthest])",
    replace: "(farthest < 0 || distances[point] < distances[farthest])",
    why: "an empty cluster takes the nearest point, not the farthest",
    tests: LLOYD,
  },
  {
    file: "lib/cluster/lloyd/lloyd_start.ts",
    find:
      "this.#last = moved <= leastMove || this.#iterations === mostIterations;",
    replace: "this.#last = moved <= leastMove;",
    why: "the number of iterations has no limit",
    tests: LLOYD,
  },
  {
    file: "lib/cluster/lloyd/lloyd_simd.ts",
    find: "start.inertia < best.inertia ? start : best",
    replace: "start.inertia > best.inertia ? start : best",
    why: "the worst start is kept",
    tests: KMEANS,
  },
  {
    file: "lib/cluster/lloyd/lloyd_round_task.ts",
    find: "other[at] -= ways[label];",
    replace: "other[at] += ways[label];",
    why: "bounds that tighten as centres move keep points in wrong clusters",
    tests: LLOYD,
  },
  {
    file: "lib/cluster/lloyd/sum_rounder.ts",
    find: "Math.log2(count + 2)) + 1;",
    replace: "Math.log2(count + 2)) - 3;",
    why: "sums are no longer exact: they depend on the number of threads",
    tests: ["lib/cluster/lloyd/sum_rounder_test.ts"],
  },
  {
    file: "lib/cluster/search/distance_error.ts",
    find: "const share = 1.01 * roundings * UNIT;",
    replace: "const share = 0.01 * roundings * UNIT;",
    why: "rounding can hide which centre is nearer",
    tests: ["lib/cluster/search"],
  },
  {
    file: "lib/cluster/starts/greedy_starts.ts",
    find: "if (potential < bestPotential) {",
    replace: "if (potential > bestPotential) {",
    why: "k-means++ takes the first of its draws, not the best",
    tests: ["lib/cluster/starts"],
  },
  {
    file: "lib/cluster/minibatch_task.ts",
    find: "const rate = 1 / ++seen[centre];",
    replace: "const rate = 1 / (1 + ++seen[centre]);",
    why: "a centre moves too little for what it has seen",
    tests: KMEANS,
  },
  {
    file: "lib/cluster/minibatch_task.ts",
    find: "centres[at] += rate * (values[row + f] - centres[at]);",
    replace: "centres[at] -= rate * (values[row + f] - centres[at]);",
    why: "centres flee from their points",
    tests: KMEANS,
  },
  {
    file: "lib/cluster/webgpu/assign_kernel.ts",
    find: "if (other < distance) {",
    replace: "if (other <= distance) {",
    why: "on the adapter, the last of equally near centres is taken",
    tests: ["lib/cluster/webgpu"],
  },
  {
    file: "lib/cluster/webgpu/settle_kernel.ts",
    find: "iterations[start] >= sizes.y) {",
    replace: "iterations[start] > sizes.y) {",
    why: "on the adapter, one iteration too many",
    tests: ["lib/cluster/webgpu"],
  },
  {
    file: "lib/cluster/webgpu/move_centres_kernel.ts",
    find: "&& count > 0u;",
    replace: "&& count > 1u;",
    why: "on the adapter, the centre of a single point stays where it was",
    tests: ["lib/cluster/webgpu"],
  },
];
