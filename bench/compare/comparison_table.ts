import type { ComparisonFile } from "../record/comparison_file.ts";
import { median } from "../statistics/median.ts";

/** Slowdown that nobody wants to miss: where it can't be excluded, that is said. */
const NOTICEABLE = 1.3;

/** A comparison as lines for the terminal. */
export function comparisonTable(
  { before, after, changes, effectFloor, negligible, familyError }:
    ComparisonFile,
): string {
  const rows = [
    ["stage", "size", before, after, "change", "95 % interval", "p", "verdict"],
    ...changes.map((change) => [
      change.stage,
      change.size,
      seconds(median(change.before)),
      seconds(median(change.after)),
      percent(change.ratio),
      `${percent(change.interval[0])} to ${percent(change.interval[1])}`,
      change.p < 0.001 ? "< 0.001" : change.p.toFixed(3),
      change.verdict,
    ]),
  ];
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map((row) => row[column].length))
  );
  const lines = rows.map((row) =>
    row.map((cell, column) =>
      // Numbers stand right, words left.
      column >= 2 && column <= 6
        ? cell.padStart(widths[column])
        : cell.padEnd(widths[column])
    ).join("  ").trimEnd()
  );
  const called = changes.filter(({ verdict }) => verdict !== "same");
  const unseen = changes.filter(({ verdict, interval }) =>
    verdict === "same" && interval[1] >= NOTICEABLE
  );
  return [
    ...lines,
    "",
    called.length === 0
      ? "No stage changed."
      : called.map(({ stage, verdict, ratio }) =>
        `${stage} is ${verdict}: ${percent(ratio)}.`
      ).join("\n"),
    ...unseen.length === 0 ? [] : [
      `Too noisy to tell whether slower by ${plain(NOTICEABLE - 1)} %: ${
        unseen.map(({ stage }) => stage).join(", ")
      }. More --rounds or a quieter machine would tell.`,
    ],
    `A stage counts as changed where its time differs by ${
      plain(effectFloor)
    } % or more and where, if no`,
    `stage differed by more than ${
      plain(negligible)
    } %, one such finding among all would have a chance below ${
      plain(familyError)
    } %.`,
  ].join("\n");
}

function seconds(value: number): string {
  return value >= 1
    ? `${value.toFixed(2)} s`
    : `${(1000 * value).toPrecision(3)} ms`;
}

function percent(ratio: number): string {
  const share = 100 * (ratio - 1);
  const digits = Math.abs(share) < 9.95 ? 1 : 0;
  const text = Math.abs(share).toFixed(digits);
  return `${Number(text) === 0 ? "" : share < 0 ? "-" : "+"}${text} %`;
}

function plain(share: number): string {
  return String(Number((100 * share).toPrecision(3)));
}
