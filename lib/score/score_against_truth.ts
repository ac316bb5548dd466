import type { RecipeOutcome } from "../recipe/recipe_outcome.ts";
import type { ScanTruth } from "../scan/scan_truth.ts";
import { compareLabelMaps } from "./compare_label_maps.ts";
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
 * the adjusted Rand index, the normalized mutual information, the best-matched
 * accuracy and, where the scan's columns are given, the F-score of the
 * boundaries. The flake is scored on all positions, the materials
 * on the true flake, sub-domains on their true material; "materials by name"
 * is the share of the true flake that got its own material's name.
 */
export function scoreAgainstTruth(
  { shifts, labels }: Pick<RecipeOutcome, "shifts" | "labels">,
  truth: ScanTruth,
  { columns }: { readonly columns?: number } = {},
): TruthScores {
  const { residualShifts: left, residual } = residualShifts(
    truth.shift,
    shifts,
  );
  const { material, subdomain } = truth;
  const scores: ScoreRecord[] = [
    { subject: "residual shift", measure: "px rms", value: residual },
    ...compareLabelMaps(
      material.map((label) => label > 0 ? 1 : 0),
      labels.level1.map((label) => label > 0 ? 1 : 0),
      { subject: "flake", columns },
    ),
    ...compareLabelMaps(material, labels.materials, {
      subject: "materials",
      inside: (position) => material[position] > 0,
      columns,
    }),
  ];
  const flake = material.reduce((sum, label) => sum + (label > 0 ? 1 : 0), 0);
  if (flake > 0) {
    const right = material.reduce(
      (sum, label, position) =>
        sum + (label > 0 && labels.materials[position] === label ? 1 : 0),
      0,
    );
    scores.push({
      subject: "materials by name",
      measure: "accuracy",
      value: right / flake,
    });
  }
  for (
    const [map, name] of [["level3", "level 3"], ["ae", "AE"], [
      "vae",
      "VAE",
    ]] as const
  ) {
    const found = labels[map];
    if (found === undefined) continue;
    for (const label of [1, 2]) {
      scores.push(...compareLabelMaps(subdomain, found, {
        subject: `${MATERIALS[label]} ${name}`,
        inside: (position) => material[position] === label,
        columns,
      }));
    }
  }
  return { scores, residualShifts: left, residual };
}
