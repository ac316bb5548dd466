import { dataTable } from "../../report/markup/data_table.ts";
import { html } from "../../report/markup/html.ts";
import type { Markup } from "../../report/markup/markup.ts";
import { chemicalName } from "../../report/text/chemical_name.ts";
import { formatNumber } from "../../report/text/format_number.ts";
import type { FigureSpread } from "../figure_spread.ts";
import type { ReadingsRecord } from "../readings_record.ts";
import { spreadCell } from "./spread_cell.ts";

/** Every published figure beside what each reading gives, and where the published value falls in it. */
export function figuresSection(record: ReadingsRecord): Markup {
  const comparable = record.figures.filter((figure) => figure.comparable);
  const others = record.figures.filter((figure) => !figure.comparable);
  return html`
    ${ranking(record)}
    ${comparable.length > 0 && table(record, {
      figures: comparable,
      caption: "Figures of the published size",
    })}
    ${others.length > 0 && html`
      <p>The scan is not of the published size: the following figures stand here for orientation, and agreement or disagreement proves nothing.</p>
      ${table(record, { figures: others, caption: "Figures of other sizes" })}
    `}
    <p
      class="note">Medians over the seeds, least to most below. An arrow says that the published value lies above (↑) or below (↓) everything that the reading gave.</p>
  `;
}

/** Which reading gives the published figures best. */
function ranking({ explanations, variants }: ReadingsRecord): Markup {
  if (explanations.every(({ figures }) => figures < 2)) {
    return html`<p>No reading can be called the best: it takes several figures of the published size (<code>deno task readings --scale published</code>).</p>`;
  }
  return dataTable({
    caption: "Readings by their distance from the course's figures",
    columns: [
      { title: "Reading" },
      { title: "Figures within tolerance", numeric: true },
      { title: "Mean distance, tolerances", numeric: true },
    ],
    rows: explanations.map(({ variant, within, figures, distance }) => [
      variants.find(({ id }) => id === variant)?.title ?? variant,
      figures === 0 ? "–" : `${within} of ${figures}`,
      figures === 0 ? "–" : formatNumber(distance, { digits: 3 }),
    ]),
  });
}

function table(
  { variants }: ReadingsRecord,
  { figures, caption }: {
    readonly figures: readonly FigureSpread[];
    readonly caption: string;
  },
): Markup {
  return dataTable({
    caption,
    columns: [
      { title: "Figure" },
      { title: "Source" },
      { title: "Published", numeric: true },
      ...variants.map(({ title }) => ({ title, numeric: true })),
    ],
    rows: figures.map(({ figure, source, published, readings, comparable }) => [
      chemicalName(figure),
      source,
      formatNumber(published),
      ...variants.map(({ id }) => {
        const spread = readings[id];
        if (spread === undefined) return "–";
        const beyond = !comparable || spread.runs < 2
          ? ""
          : spread.below === 1
          ? " ↑"
          : spread.least > published
          ? " ↓"
          : "";
        return html`${spreadCell(spread, { digits: 4 })}${beyond}`;
      }),
    ]),
  });
}
