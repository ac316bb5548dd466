import { wrap } from "../../lib/cli/help_text.ts";
import type { BenchRecord } from "../record/bench_file.ts";
import { spread } from "../statistics/spread.ts";
import { durationText, figuresText } from "./duration_text.ts";

const GAP = "  ";
/** Below this many columns accuracy gets lines of its own. */
const LEAST_BESIDE = 28;

/** The benches as a table for a terminal. */
export function suiteTable(
  benches: readonly BenchRecord[],
  width: number,
): string {
  const head = [
    "stage",
    "size",
    "engine",
    "median",
    "min to max",
    "x floor",
    "peak GiB",
  ];
  const rows = benches.map(({ stem4d }) => {
    const { stage, size, engine, samples, timesFloor, peakBytes } = stem4d;
    const { median, min, max } = spread(samples);
    return [
      stage,
      size,
      engine,
      durationText(median),
      `${durationText(min)} to ${durationText(max)}, ${samples.length}`,
      figuresText(timesFloor),
      peakBytes === null ? "-" : (peakBytes / 2 ** 30).toFixed(2),
    ];
  });
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column].length))
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) =>
      i < 3 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])
    ).join(GAP);
  const left = line(head).length + GAP.length;
  const beside = width - left >= LEAST_BESIDE;
  const lines = [line(head) + (beside ? `${GAP}accuracy` : "")];
  lines.push("-".repeat(Math.min(width, lines[0].length)));
  benches.forEach(({ stem4d }, i) => {
    const accuracy = Object.entries(stem4d.accuracy).map(([measure, value]) =>
      `${measure} ${value.toFixed(3)}`
    ).join(", ");
    const first = line(rows[i]);
    if (accuracy === "") lines.push(first);
    else if (beside) {
      const [next, ...more] = wrap(accuracy, width - left);
      lines.push(`${first}${GAP}${next}`);
      lines.push(...more.map((text) => " ".repeat(left) + text));
    } else {
      lines.push(
        first,
        ...wrap(accuracy, width - 4).map((text) => `    ${text}`),
      );
    }
  });
  return lines.map((text) => text.trimEnd()).join("\n");
}
