import type { Mutation } from "../mutation.ts";

const SCORE = ["lib/score"];

/** Mistakes in what says how right an answer is. */
export const SCORE_MUTATIONS: readonly Mutation[] = [
  {
    file: "lib/score/adjusted_rand_index.ts",
    find: "const pairs = (n: number) => n * (n - 1) / 2;",
    replace: "const pairs = (n: number) => n * n / 2;",
    why: "a position makes a pair with itself",
    tests: SCORE,
  },
  {
    file: "lib/score/adjusted_rand_index.ts",
    find: "const most = (inRows + inColumns) / 2;",
    replace: "const most = Math.max(inRows, inColumns);",
    why: "another index than Hubert and Arabie's",
    tests: SCORE,
  },
  {
    file: "lib/score/normalized_mutual_information.ts",
    find: "Math.log(count * total / (rowSums[row] * columnSums[column]));",
    replace: "Math.log(count / (rowSums[row] * columnSums[column]));",
    why: "mutual information is clipped to zero",
    tests: SCORE,
  },
  {
    file: "lib/score/matched_accuracy.ts",
    find: "if (matched & 1 << label) return;",
    replace: "",
    why: "two clusters may be matched with one class",
    tests: SCORE,
  },
  {
    file: "lib/score/residual_shifts.ts",
    find: "residual: Math.sqrt(2 * square / left.length),",
    replace: "residual: Math.sqrt(square / left.length),",
    why: "a deviation along one axis in the place of a length",
    tests: SCORE,
  },
  {
    file: "lib/score/check_thresholds.ts",
    find: '(passes === "below" ? value < bound : value >= bound);',
    replace: '(passes === "below" ? value <= bound : value >= bound);',
    why: "a value at its upper bound passes",
    tests: SCORE,
  },
  {
    file: "lib/score/trustworthiness.ts",
    find: "penalty += Math.max(0, rank.get(other)! - neighbours);",
    replace: "penalty += Math.max(0, rank.get(other)! - neighbours - 1);",
    why: "the nearest intruders cost nothing",
    tests: ["lib/score", "lib/embed/umap_quality_test.ts"],
  },
  {
    file: "lib/score/area_under_roc.ts",
    find: "wins += tiedPositives * (below + tiedNegatives / 2);",
    replace: "wins += tiedPositives * (below + tiedNegatives);",
    why: "ties count as won",
    tests: SCORE,
  },
  {
    file: "lib/score/boundary/boundary_f_score.ts",
    find: "if (column + 1 < columns && inside(right)",
    replace: "if (column < columns && inside(right)",
    why: "a row's last position borders on the next row's first",
    tests: ["lib/score/boundary"],
  },
  {
    file: "lib/score/boundary/boundary_entropy.ts",
    find: "sum -= count / same * Math.log2(count / same);",
    replace: "sum -= count / same * Math.log(count / same);",
    why: "entropy in nats where bits are said",
    tests: ["lib/score/boundary"],
  },
  {
    file: "lib/score/choice/elbow.ts",
    find: "return best + 1;",
    replace: "return best;",
    why: "the elbow names one cluster too few",
    tests: ["lib/score/choice"],
  },
  {
    file: "lib/score/choice/gap_choice.ts",
    find: "gap[i + 1] - deviation[i + 1]",
    replace: "gap[i + 1] + deviation[i + 1]",
    why: "the gap statistic takes more clusters than it should",
    tests: ["lib/score/choice"],
  },
  {
    file: "lib/score/cloud/silhouette.ts",
    find: "/ (sizes[own] - 1);",
    replace: "/ sizes[own];",
    why: "a point counts its distance to itself",
    tests: ["lib/score/cloud"],
  },
  {
    file: "lib/score/score_against_truth.ts",
    find: "label > 0 && labels.materials[position] === label ? 1 : 0",
    replace: "labels.materials[position] === label ? 1 : 0",
    why: "the support counts among the rightly named",
    tests: SCORE,
  },
];
