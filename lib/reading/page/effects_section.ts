import { dataTable } from "../../report/markup/data_table.ts";
import { html } from "../../report/markup/html.ts";
import type { Markup } from "../../report/markup/markup.ts";
import { chemicalName } from "../../report/text/chemical_name.ts";
import { READING_MAPS } from "../reading_run.ts";
import type { ReadingsRecord } from "../readings_record.ts";
import { spreadCell } from "./spread_cell.ts";

/** Names of the label maps for people. */
const MAP_TITLES: Readonly<Record<string, string>> = {
  level1: "flake",
  materials: "materials",
  level3: "level 3",
  ae: "AE",
  vae: "VAE",
};

/** What each reading changes against the default of the same seed: maps, features, scores. */
export function effectsSection(record: ReadingsRecord): Markup {
  const { effects, variants } = record;
  const title = (id: string) =>
    variants.find((variant) => variant.id === id)?.title ?? id;
  if (effects.length === 0) {
    return html`<p>Only the default reading was run: there is nothing to set beside it.</p>`;
  }
  const scores = [
    ...new Set(effects.flatMap(({ scores }) => Object.keys(scores))),
  ].filter((name) => name.endsWith(", ARI"));
  return html`
    <p>Each run beside the default's of the same seed. Agreement is the adjusted Rand index of the two label maps where either is not background: 1 means that the choice changes nothing. Medians over the seeds, ranges below.</p>
    ${dataTable({
      caption:
        "Agreement with the default's maps, and features over its features",
      columns: [
        { title: "Reading" },
        ...READING_MAPS.map((map) => ({
          title: MAP_TITLES[map],
          numeric: true,
        })),
        { title: "features, ratio", numeric: true },
      ],
      rows: effects.map(({ variant, maps, features }) => [
        title(variant),
        ...READING_MAPS.map((map) => spreadCell(maps[map])),
        spreadCell(features),
      ]),
    })}
    ${scores.length > 0 && dataTable({
      caption: "Change of the scores against truth (ARI)",
      columns: [
        { title: "Reading" },
        ...scores.map((name) => ({
          title: chemicalName(name.replace(/, ARI$/, "")),
          numeric: true,
        })),
      ],
      rows: effects.map(({ variant, scores: changes }) => [
        title(variant),
        ...scores.map((name) => spreadCell(changes[name], { sign: true })),
      ]),
    })}
  `;
}
