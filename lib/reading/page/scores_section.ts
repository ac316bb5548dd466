import { dataTable } from "../../report/markup/data_table.ts";
import { html } from "../../report/markup/html.ts";
import type { Markup } from "../../report/markup/markup.ts";
import { chemicalName } from "../../report/text/chemical_name.ts";
import type { ReadingsRecord } from "../readings_record.ts";
import { spreadCell } from "./spread_cell.ts";

/** Scores against truth of every reading, medians and ranges over the seeds. */
export function scoresSection(record: ReadingsRecord): Markup {
  const names = Object.keys(record.scores);
  if (names.length === 0) {
    return html`<p>The scan has no truth to be scored against.</p>`;
  }
  return dataTable({
    caption: "Scores by reading: median, least to most over the seeds",
    quiet: true,
    columns: [
      { title: "Score" },
      ...record.variants.map(({ title }) => ({ title, numeric: true })),
    ],
    rows: names.map((name) => [
      chemicalName(name),
      ...record.variants.map(({ id }) => spreadCell(record.scores[name][id])),
    ]),
  });
}
