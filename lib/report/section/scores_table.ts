import type { ScoreRecord } from "../../run/run_result.ts";
import { dataTable } from "../markup/data_table.ts";
import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { measureBar } from "../markup/measure_bar.ts";
import { chemicalName } from "../text/chemical_name.ts";
import { formatNumber } from "../text/format_number.ts";

/** Measures whose perfect score is 1. */
const SHARES: ReadonlySet<string> = new Set([
  "ARI",
  "NMI",
  "accuracy",
  "boundary F",
]);

/** Scores against truth: those of partitions with bars, then all others. */
export function scoresTable(scores: readonly ScoreRecord[]): Markup {
  if (scores.length === 0) {
    return html`<p>The truth about this input is not known, so nothing was scored against it.</p>`;
  }
  const partitions = scores.filter(({ measure }) => SHARES.has(measure));
  const others = scores.filter(({ measure }) => !SHARES.has(measure));
  return html`
    ${partitions.length > 0 &&
      partitionsTable(partitions)}${others.length > 0 && dataTable({
        caption: "Measurements against truth",
        columns: [
          { title: "Subject" },
          { title: "Measure" },
          { title: "Value", numeric: true },
        ],
        rows: others.map(({ subject, measure, value }) => [
          chemicalName(subject),
          measure,
          formatNumber(value, { digits: 3 }),
        ]),
      })}<p
      class="note">ARI and NMI compare two partitions of the same positions: 1 is full agreement, 0 is what chance gives (ARI) or no shared information (NMI). Accuracy is the share of positions with the true label; clusters that have no true name are matched to the labels that serve them best. Boundary F compares the boundaries of both maps, which count as the same within one scan position. Of a deviation in detector pixels, 0 is perfect.</p>
  `;
}

/** A row for each subject, a column for each measure. */
function partitionsTable(scores: readonly ScoreRecord[]): Markup {
  const measures = [...new Set(scores.map(({ measure }) => measure))];
  const subjects = [...new Set(scores.map(({ subject }) => subject))];
  return dataTable({
    caption: "Partitions against truth",
    columns: [
      { title: "Subject" },
      ...measures.map((measure) => ({ title: measure, numeric: true })),
    ],
    rows: subjects.map((subject) => [
      chemicalName(subject),
      ...measures.map((measure) => {
        const score = scores.find((other) =>
          other.subject === subject && other.measure === measure
        );
        return score && measureBar(score.value, share(score.value));
      }),
    ]),
  });
}

/** Three decimals, and 1.000 for nothing less than full agreement. */
function share(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (value < 1 && value >= 0.9995) return "> 0.999";
  return value.toFixed(3).replace("-", "−");
}
