import type { CheckRecord, ScoreRecord } from "./records.ts";

interface Threshold {
  readonly subject: string;
  readonly measure: string;
  readonly claim: string;
  readonly bound: number;
  readonly passes: "below" | "at least";
  readonly basis: string;
}

/** What a run on a synthetic junction must reach. */
const THRESHOLDS: readonly Threshold[] = [
  {
    subject: "residual shift",
    measure: "px rms",
    claim: "alignment finds each pattern's centre",
    bound: 0.05,
    passes: "below",
    basis:
      "one pass of centre of mass left 0.03 to 0.08 px on trial junctions; the lobes of WS2 move the outer disks by some 0.3 px",
  },
  {
    subject: "flake",
    measure: "ARI",
    claim: "level 1 separates flake from support",
    bound: 0.99,
    passes: "at least",
    basis:
      "Lloyd with restarts found both regions in every trial; the holes' borders may err",
  },
  {
    subject: "materials",
    measure: "ARI",
    claim: "level 2 separates WS2, outer ring and core together, from WSe2",
    bound: 0.97,
    passes: "at least",
    basis:
      "Lloyd with restarts found both materials in every trial; the interface's positions may err",
  },
  {
    subject: "materials by name",
    measure: "accuracy",
    claim: "the fitted lattices name the materials rightly",
    bound: 0.97,
    passes: "at least",
    basis:
      "a swap of the names, as in the published course, would give 0.03 or less",
  },
];

/** Holds scores against the thresholds of the synthetic junction; a score that is missing fails. */
export function checkThresholds(scores: readonly ScoreRecord[]): CheckRecord[] {
  return THRESHOLDS.map(({ subject, measure, claim, bound, passes, basis }) => {
    const value = scores.find((score) =>
      score.subject === subject && score.measure === measure
    )?.value;
    const holds = value !== undefined &&
      (passes === "below" ? value < bound : value >= bound);
    return {
      claim,
      measured: value === undefined
        ? "nothing"
        : `${measure} ${value.toFixed(4)}`,
      wanted: `${measure} ${passes} ${bound}`,
      basis,
      verdict: holds ? "holds" : "falls short",
    };
  });
}
