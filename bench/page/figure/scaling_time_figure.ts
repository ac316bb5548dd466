import { chartLegend } from "../../../lib/report/chart/chart_legend.ts";
import { html } from "../../../lib/report/markup/html.ts";
import { spread } from "../../statistics/spread.ts";
import type { BenchFigure } from "../bench_figure.ts";
import { exponentText } from "../section/exponent_text.ts";
import { scalingPanels } from "../section/scaling_panels.ts";
import { shortTime } from "../text/short_time.ts";
import { shellCommand } from "../../../lib/report/text/shell_command.ts";

/** Time of each stage against size, with the fitted exponent. */
export const scalingTimeFigure: BenchFigure = {
  id: "scaling-time",
  title: "Time against size",
  draw({ scaling }) {
    const drawn = (scaling?.series ?? []).map((series) => ({
      ...series,
      points: series.points.filter(({ samples }) => samples.length > 0),
    })).filter(({ points }) => points.length > 1);
    if (scaling === null || drawn.length === 0) return undefined;
    const groups = [
      ["scan", "scan positions"],
      ["detector", "detector pixels"],
    ] as const;
    const body = groups.map(([axis, label]) => {
      const series = drawn.filter((one) => one.axis === axis);
      return series.length > 0 &&
        html`<p class="group-title">Against ${label}</p>${
          scalingPanels(
            series.map((
              { stage, engine, points, time, work, superlinear },
            ) => ({
              title: `${stage}${engine === "webgpu" ? " (WebGPU)" : ""}${
                time === null ? "" : `: exponent ${exponentText(time)}`
              }`,
              points: points.map(({ count, samples }) => ({
                count,
                ...spread(samples),
              })),
              law: time,
              other: work,
              colour: superlinear ? "var(--series-2)" : "var(--series-1)",
            })),
            { x: label, text: shortTime },
          )
        }`;
    });
    const legend = chartLegend([
      { label: "time, fitted", colour: "var(--series-1)", mark: "line" },
      {
        label: "time that grows faster than its work",
        colour: "var(--series-2)",
        mark: "line",
      },
      {
        label: "slope of the least work",
        colour: "var(--muted)",
        mark: "dashed",
      },
    ]);
    return {
      body: html`${legend}${body}`,
      caption:
        "Points are medians, upright strokes reach from the smallest to the largest time. Both axes are logarithmic, and every chart of a group spans as many powers of ten, so equal exponents have equal slopes.",
      command: shellCommand(scaling.command),
    };
  },
};
