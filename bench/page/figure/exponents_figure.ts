import { dataTable } from "../../../lib/report/markup/data_table.ts";
import { html } from "../../../lib/report/markup/html.ts";
import { formatBytes } from "../../../lib/report/text/format_bytes.ts";
import { formatNumber } from "../../../lib/report/text/format_number.ts";
import { median } from "../../statistics/median.ts";
import type { BenchFigure } from "../bench_figure.ts";
import { exponentText } from "../section/exponent_text.ts";
import { formatTime } from "../text/format_time.ts";
import { shellCommand } from "../../../lib/report/text/shell_command.ts";

/** Fitted exponents of time, work and memory. */
export const exponentsFigure: BenchFigure = {
  id: "exponents",
  title: "Exponents",
  draw({ scaling }) {
    if (scaling === null || scaling.series.length === 0) return undefined;
    const axes = [
      ["scan", "Against scan positions"],
      ["detector", "Against detector pixels"],
    ] as const;
    const tables = axes.map(([axis, caption]) => {
      const series = scaling.series.filter((one) => one.axis === axis);
      return series.length > 0 && dataTable({
        caption,
        columns: [
          { title: "Stage" },
          { title: "Finding" },
          { title: "Time", numeric: true },
          { title: "Work", numeric: true },
          { title: "Memory", numeric: true },
          { title: "Memory a scan byte", numeric: true },
          { title: "From", numeric: true },
          { title: "To", numeric: true },
        ],
        rows: series.map(({ stage, engine, points, ...laws }) => {
          const ends = [points[0], points.at(-1)].map((point) =>
            point === undefined || point.samples.length === 0
              ? "–"
              : html`${
                formatTime(median(point.samples))
              }<span class="below">${point.size}${
                point.peakBytes !== null && `, ${formatBytes(point.peakBytes)}`
              }</span>`
          );
          return [
            html`${stage}${
              engine === "webgpu" && html`<span class="below">WebGPU</span>`
            }`,
            laws.superlinear
              ? html`<span class="verdict verdict-short">faster than its work</span>`
              : laws.time === null
              ? html`<span class="verdict verdict-none">too few sizes</span>`
              : "as its work or slower",
            exponentText(laws.time),
            exponentText(laws.work),
            exponentText(laws.memory),
            formatNumber(laws.memoryPerScanByte, { digits: 2 }),
            ...ends,
          ];
        }),
      });
    });
    const leftOut = scaling.series.flatMap((series) =>
      series.leftOut.map(({ side, why }) =>
        html`<li>${series.stage}, ${series.axis} ${side}: ${why}</li>`
      )
    );
    return {
      body: html`${tables}${
        leftOut.length > 0 && html`
          <p>Left out:</p>
          <ul>${leftOut}</ul>
        `
      }`,
      caption:
        "Time, least work and peak memory grow as size to the power of the exponent; after ± stands the half width of its 95 % interval. A stage whose time grows faster than its work beyond both intervals is a finding. Memory a scan byte is what the last step in size added to peak memory over what it added to the scan: 1 where a stage keeps the whole scan, near 0 where it streams.",
      command: shellCommand(scaling.command),
    };
  },
};
