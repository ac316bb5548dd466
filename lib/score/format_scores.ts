import type { ScoreRecord } from "./records.ts";

/**
 * Scores as a table for a terminal: a line for each subject, a column for each
 * measure that any of them has, three decimals.
 *
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { formatScores } from "./format_scores.ts";
 *
 * const scores = [
 *   { subject: "flake", measure: "ARI", value: 0.98765 },
 *   { subject: "residual shift", measure: "px rms", value: 0.03 },
 * ];
 * equal(formatScores(scores), "flake           ARI 0.988\nresidual shift             px rms 0.030");
 * ```
 */
export function formatScores(scores: readonly ScoreRecord[]): string {
  // Shares come first, whatever the order of the records.
  const usual = ["ARI", "NMI", "accuracy", "boundary F"];
  const measures = [
    ...usual.filter((measure) => scores.some((one) => one.measure === measure)),
    ...new Set(
      scores.map(({ measure }) => measure).filter((measure) =>
        !usual.includes(measure)
      ),
    ),
  ];
  const rows = [...new Set(scores.map(({ subject }) => subject))].map(
    (subject) => [
      subject,
      ...measures.map((measure) => {
        const score = scores.find((one) =>
          one.subject === subject && one.measure === measure
        );
        return score ? `${measure} ${score.value.toFixed(3)}` : "";
      }),
    ],
  );
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column].length))
  );
  return rows.map((row) =>
    row.map((cell, i) => cell.padEnd(widths[i])).join("  ").trimEnd()
  ).join("\n");
}
