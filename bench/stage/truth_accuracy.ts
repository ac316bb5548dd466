import { outcomeOf } from "../../lib/recipe/stage/recipe_chain.ts";
import type { LabelMapName } from "../../lib/recipe/recipe_outcome.ts";
import { scoreAgainstTruth } from "../../lib/score/score_against_truth.ts";
import type { BenchChain } from "./bench_chain.ts";

/** Subjects that `scoreAgainstTruth` scores a map for. */
const SUBJECTS: Readonly<Record<LabelMapName, readonly string[]>> = {
  level1: ["flake"],
  materials: ["materials"],
  level3: ["WS2 level 3", "WSe2 level 3"],
  ae: ["WS2 AE", "WSe2 AE"],
  vae: ["WS2 VAE", "WSe2 VAE"],
};

/**
 * Adjusted Rand index of one label map, as the run's report states it: "flake
 * ARI", "WS2 level 3 ARI"; nothing where the truth isn't known.
 */
export function truthAccuracy(
  { source: { truth } }: BenchChain,
  map: LabelMapName,
  labels: Int8Array,
): Readonly<Record<string, number>> {
  if (truth === undefined) return {};
  const none = new Int8Array(labels.length);
  const { scores } = scoreAgainstTruth({
    shifts: truth.shift,
    labels: {
      level1: none,
      materials: none,
      level3: none,
      ae: none,
      vae: none,
      [map]: labels,
    },
  }, truth);
  return Object.fromEntries(
    scores.filter(({ subject, measure }) =>
      measure === "ARI" && SUBJECTS[map].includes(subject)
    ).map(({ subject, value }) => [`${subject} ARI`, value]),
  );
}

/** Label map of the sub-domains of each material, 0 outside them. */
export function subdomainMap(
  chain: BenchChain,
  partitions: readonly Uint8Array[],
): Int8Array {
  const map = new Int8Array(outcomeOf(chain, "matrix").positions);
  let first = 1;
  outcomeOf(chain, "materialRows").forEach(({ rows, k }, material) => {
    rows.forEach((position, i) =>
      map[position] = first + partitions[material][i]
    );
    first += k;
  });
  return map;
}
