import { chartLegend } from "../../../lib/report/chart/chart_legend.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import { chemicalName } from "../../../lib/report/text/chemical_name.ts";
import { SERIES_COLOURS } from "./series_colours.ts";

/** Meaning of the colours of ARI charts. */
export function measureLegend(
  measures: readonly string[],
  usual: boolean,
): Markup {
  return chartLegend([
    ...measures.map((measure, index) => ({
      label: chemicalName(measure),
      colour: SERIES_COLOURS[index % SERIES_COLOURS.length],
      mark: index < SERIES_COLOURS.length ? "line" as const : "dashed" as const,
    })),
    ...usual
      ? [{
        label: "the preset's own value",
        colour: "var(--muted)",
        mark: "dashed" as const,
      }]
      : [],
  ]);
}
