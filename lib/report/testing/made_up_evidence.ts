import type { EvidenceRecord } from "../../claim/evidence/evidence_record.ts";

/**
 * Evidence whose curves have their elbow at or near the k of each level,
 * invented but valid. For tests of the report.
 */
export function madeUpEvidence(): EvidenceRecord {
  const choices = [
    ["level 1", 2],
    ["level 2", 2],
    ["level 3 of WS2", 3],
    ["level 3 of WSe2", 4],
  ] as const;
  return {
    choices: choices.map(([subject, k], level) => {
      const numbers = Array.from({ length: 8 }, (_, i) => i + 1);
      const sum = (of: number, sample: number) =>
        1e9 * (1 + 0.01 * sample + 4 / Math.min(of, k) - 0.02 * of);
      return {
        subject,
        positions: 300,
        sums: [0, 1, 2].map((sample) => numbers.map((of) => sum(of, sample))),
        silhouettes: numbers.map((of) =>
          of === 1 ? null : 0.6 / (1 + level) - 0.05 * Math.abs(of - k)
        ),
        gap: numbers.map((of) => 0.5 + 0.4 * Math.min(of, k)),
        gapDeviation: numbers.map(() => 0.01),
      };
    }),
    centres: { positions: 300, before: [0.21, 0.13], after: [0.04, 0.04] },
    precision: {
      material: "WS2",
      pairs: 200,
      fitted: 190,
      spread: 0.002,
      bound: 0.0018,
    },
    halves: { material: "WS2", positions: [900, 700], rotation: 0.4 },
  };
}
