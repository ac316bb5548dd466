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
import { reachedTable } from "../section/reached_table.ts";
import { formatSetting } from "../text/format_setting.ts";
import { shortTime } from "../text/short_time.ts";
import { shellCommand } from "../../../lib/report/text/shell_command.ts";

/** Accuracy against the time spent: passes, restarts, epochs. */
export const effortFigure: BenchFigure = {
  id: "time-to-quality",
  title: "Time to quality",
  draw({ quality }) {
    const series = (quality?.series ?? []).filter(({ axis, points }) =>
      EFFORT_AXES.has(axis) && points.length > 0
    );
    if (quality === null || series.length === 0) return undefined;
    const measures = [
      ...new Set(series.flatMap((one) => shareMeasures(qualityValues(one)))),
    ];
    const charts = series.map((one) =>
      html`<div class="panel"><p class="panel-title">${one.axis}</p>${
        ariChart({
          title: `ARI against time by ${one.axis}`,
          values: qualityValues(one),
          measures,
          place: ({ seconds }) => seconds,
          label: "time of the whole chain",
          usual: null,
          text: shortTime,
          note: ({ value }) => formatSetting(value),
        })
      }</div>`
    );
    return {
      body: html`${measureLegend(measures, false)}${panels("medium", charts)}${
        series.map(qualityTable)
      }${reachedTable(series)}`,
      caption:
        "What more work buys: the number above a point is how many passes, restarts or epochs it took, its place is the time of the whole chain and the accuracy reached. A line that runs flat to the right pays for nothing.",
      command: shellCommand(quality.command),
    };
  },
};
