import { chartLegend } from "../../../lib/report/chart/chart_legend.ts";
import { curve } from "../../../lib/report/chart/curve.ts";
import { logAxis } from "../../../lib/report/chart/log_axis.ts";
import { plotChart } from "../../../lib/report/chart/plot_chart.ts";
import { html } from "../../../lib/report/markup/html.ts";
import { panels } from "../../../lib/report/panel/panels.ts";
import { formatBytes } from "../../../lib/report/text/format_bytes.ts";
import type { BenchFigure } from "../bench_figure.ts";
import { logDomain } from "../markup/log_domain.ts";
import { SERIES_COLOURS } from "../section/series_colours.ts";
import { shortCount } from "../text/short_count.ts";
import { shellCommand } from "../../../lib/report/text/shell_command.ts";

/** Stages that are named: those that hold most at the largest size. */
const NAMED = 5;

/** Largest resident memory of every stage against size. */
export const scalingMemoryFigure: BenchFigure = {
  id: "scaling-memory",
  title: "Memory against size",
  draw({ scaling }) {
    const groups = [
      ["scan", "scan positions"],
      ["detector", "detector pixels"],
    ] as const;
    const drawn = groups.flatMap(([axis, label]) => {
      const curves = (scaling?.series ?? [])
        .filter((series) => series.axis === axis)
        .map(({ stage, engine, points }) => ({
          name: `${stage}${engine === "webgpu" ? " (WebGPU)" : ""}`,
          points: points.flatMap(({ count, peakBytes }) =>
            peakBytes === null ? [] : [[count, peakBytes] as const]
          ),
        }))
        .filter(({ points }) => points.length > 1)
        .sort((a, b) => last(b.points) - last(a.points));
      if (curves.length === 0) return [];
      const named = curves.slice(0, NAMED);
      const chart = plotChart({
        alt: `Peak memory against ${label}: ${
          named.map(({ name, points }) =>
            `${name} from ${formatBytes(points[0][1])} to ${
              formatBytes(last(points))
            }`
          ).join("; ")
        }.`,
        x: logAxis({
          domain: logDomain(
            curves.flatMap(({ points }) => points.map(([count]) => count)),
          ),
          label,
          text: shortCount,
        }),
        y: logAxis({
          domain: logDomain(
            curves.flatMap(({ points }) => points.map(([, bytes]) => bytes)),
            10,
          ),
          label: null,
          text: formatBytes,
        }),
        marginLeft: 58,
        aspect: 0.75,
        marks: curves.map(({ points }, index) =>
          curve(points, {
            colour: index < NAMED ? SERIES_COLOURS[index] : "var(--muted)",
            thin: index >= NAMED,
          })
        ).reverse(),
      });
      const legend = chartLegend([
        ...named.map(({ name }, index) => ({
          label: name,
          colour: SERIES_COLOURS[index],
          mark: "line" as const,
        })),
        ...curves.length > NAMED
          ? [{
            label: "other stages",
            colour: "var(--muted)",
            mark: "line" as const,
          }]
          : [],
      ]);
      return [html`
        <div
          class="panel"><p class="panel-title">Against ${label}</p>${chart}${legend}</div>
      `];
    });
    if (scaling === null || drawn.length === 0) return undefined;
    return {
      body: panels("wide", drawn),
      caption:
        `Largest resident memory of the process while a stage ran, the runtime included. The ${NAMED} stages that hold most at the largest size are named.`,
      command: shellCommand(scaling.command),
    };
  },
};

function last(points: readonly (readonly [number, number])[]): number {
  return points[points.length - 1][1];
}
