import type { RecipeOutcome } from "../recipe/recipe_outcome.ts";
import type { ScanTruth } from "../scan/scan_truth.ts";
import { adjustedRandIndex } from "./adjusted_rand_index.ts";
import { matchedAccuracy } from "./matched_accuracy.ts";
import { normalizedMutualInformation } from "./normalized_mutual_information.ts";
import type { ScoreRecord } from "./records.ts";
import { type ResidualShifts, residualShifts } from "./residual_shifts.ts";

/** Scores of a run on a scan whose truth is known. */
export interface TruthScores extends ResidualShifts {
  /** One line for each subject and measure. */
  readonly scores: readonly ScoreRecord[];
}

/** Names of the true materials, by label. */
const MATERIALS = ["support", "WS2", "WSe2"];

/**
 * Holds a run against the truth: the residual shift, and for every partition
 * the adjusted Rand index, the normalized mutual information and the
 * best-matched accuracy. The flake is scored on all positions, the materials
 * on the true flake, sub-domains on their true material; "materials by name"
 * is the share of the true flake that got its own material's name.
 */
export function scoreAgainstTruth(
  { shifts, labels }: Pick<RecipeOutcome, "shifts" | "labels">,
  truth: ScanTruth,
): TruthScores {
  const { residualShifts: left, residual } = residualShifts(
    truth.shift,
    shifts,
  );
  const scores: ScoreRecord[] = [{
    subject: "residual shift",
    measure: "px rms",
    value: residual,
  }];

  const { material, subdomain } = truth;
  const positionsWhere = (passes: (material: number) => boolean) =>
    Array.from(material, (_, position) => position).filter((position) =>
      passes(material[position])
    );
  const compare = (subject: string, expected: number[], found: number[]) => {
    if (expected.length === 0) return;
    scores.push(
      { subject, measure: "ARI", value: adjustedRandIndex(expected, found) },
      {
        subject,
        measure: "NMI",
        value: normalizedMutualInformation(expected, found),
      },
      { subject, measure: "accuracy", value: matchedAccuracy(expected, found) },
    );
  };

  compare(
    "flake",
    Array.from(material, (label) => label > 0 ? 1 : 0),
    Array.from(labels.level1, (label) => label > 0 ? 1 : 0),
  );
  const flake = positionsWhere((label) => label > 0);
  compare(
    "materials",
    flake.map((position) => material[position]),
    flake.map((position) => labels.materials[position]),
  );
  if (flake.length > 0) {
    const right = flake.filter((position) =>
      labels.materials[position] === material[position]
    ).length;
    scores.push({
      subject: "materials by name",
      measure: "accuracy",
      value: right / flake.length,
    });
  }
  for (
    const [map, name] of [["level3", "level 3"], ["ae", "AE"], [
      "vae",
      "VAE",
    ]] as const
  ) {
    for (const label of [1, 2]) {
      const positions = positionsWhere((of) => of === label);
      compare(
        `${MATERIALS[label]} ${name}`,
        positions.map((position) => subdomain[position]),
        positions.map((position) => labels[map][position]),
      );
    }
  }
  return { scores, residualShifts: left, residual };
}
