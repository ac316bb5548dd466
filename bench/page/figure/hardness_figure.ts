import { html } from "../../../lib/report/markup/html.ts";
import { panels } from "../../../lib/report/panel/panels.ts";
import type { BenchFigure } from "../bench_figure.ts";
import { ariChart } from "../section/ari_chart.ts";
import { measureLegend } from "../section/measure_legend.ts";
import {
  EFFORT_AXES,
  qualityValues,
  shareMeasures,
} from "../section/quality_curves.ts";
import { qualityTable } from "../section/quality_table.ts";
import { shellCommand } from "../../../lib/report/text/shell_command.ts";

/** Accuracy against what makes a scan hard: dose, drift, strain. */
export const hardnessFigure: BenchFigure = {
  id: "hardness",
  title: "Accuracy against what makes a scan hard",
  draw({ quality }) {
    const series = (quality?.series ?? []).filter(({ axis, points }) =>
      axis !== "seed" && !EFFORT_AXES.has(axis) && points.length > 0
    );
    if (quality === null || series.length === 0) return undefined;
    const measures = [
      ...new Set(series.flatMap((one) => shareMeasures(qualityValues(one)))),
    ];
    const charts = series.map((one) =>
      html`<div class="panel"><p class="panel-title">${one.axis}</p>${
        ariChart({
          title: `ARI against ${one.axis}`,
          values: qualityValues(one),
          measures,
          place: ({ value }) => value,
          label: one.unit === "" ? one.axis : `${one.axis} (${one.unit})`,
          usual: one.usual,
        })
      }</div>`
    );
    return {
      body: html`${measureLegend(measures, true)}${panels("medium", charts)}${
        series.map(qualityTable)
      }`,
      caption:
        "One property of the synthetic junction is varied alone, the whole chain is run, and its labels are compared with the truth. Lines join medians over seeds, thin strokes reach from the worst to the best seed. ARI is 1 for full agreement and 0 for what chance gives. Chains that failed count as failures, not as scores.",
      command: shellCommand(quality.command),
    };
  },
};
