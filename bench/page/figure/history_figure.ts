import { dataTable } from "../../../lib/report/markup/data_table.ts";
import { html } from "../../../lib/report/markup/html.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import { calendarDate } from "../../../lib/report/text/calendar_date.ts";
import type { HistoryLine } from "../../record/history_line.ts";
import type { BenchFigure } from "../bench_figure.ts";
import { sparkline } from "../markup/sparkline.ts";
import { historySeries } from "../section/history_series.ts";
import { formatRatio } from "../text/format_ratio.ts";
import { formatTime } from "../text/format_time.ts";
import { shortCommit } from "../text/short_commit.ts";
import { shellCommand } from "../../../lib/report/text/shell_command.ts";

/** One line for each stage, size and machine, from run to run. */
export const historyFigure: BenchFigure = {
  id: "history-lines",
  title: "Times from run to run",
  draw({ history }) {
    if (history.length === 0) return undefined;
    const dates = [...new Set(history.map(({ date }) => date))].sort();
    const machines = new Map<string, HistoryLine[][]>();
    for (const series of historySeries(history)) {
      const { cpu, cores, engine, adapter, protocol } = series[0];
      const machine = `${cpu}, ${cores} ${cores === 1 ? "core" : "cores"}, ${
        engine === "webgpu"
          ? `WebGPU on ${adapter ?? "an adapter without a name"}`
          : "processor"
      }, protocol ${protocol}`;
      machines.set(machine, [...machines.get(machine) ?? [], series]);
    }
    // One scale for all: equal heights are equal factors everywhere.
    const factor = Math.max(
      4,
      ...historySeries(history).map((series) =>
        series.reduce((high, { max }) => Math.max(high, max), 0) /
        series.reduce((low, { min }) => Math.min(low, min), Infinity)
      ),
    ) * 1.1;
    // The machine that ran last comes first.
    const last = (series: readonly (readonly HistoryLine[])[]) =>
      series.flat().map(({ date }) => date).sort().at(-1) ?? "";
    const newest = [...machines].sort(([, a], [, b]) =>
      last(a) < last(b) ? 1 : last(a) > last(b) ? -1 : 0
    );
    const tables = newest.map(([machine, series]) =>
      table({ machine, series, dates, factor })
    );
    return {
      body: html`${tables}`,
      caption: `${dates.length} ${dates.length === 1 ? "run" : "runs"} from ${
        calendarDate(dates[0])
      } to ${
        calendarDate(dates[dates.length - 1])
      }, from left to right in their order. A line joins medians, its band reaches from the smallest to the largest time; heights are logarithmic, and all lines of the page span a factor of ${
        formatRatio(factor)
      }. Results of another processor, number of cores, adapter, engine, size or protocol never share a line.`,
      command: shellCommand(["deno", "task", "bench"]),
    };
  },
};

interface TableOptions {
  readonly machine: string;
  readonly series: readonly (readonly HistoryLine[])[];
  readonly dates: readonly string[];
  readonly factor: number;
}

function table({ machine, series, dates, factor }: TableOptions): Markup {
  const place = (date: string) =>
    dates.length === 1 ? 1 : dates.indexOf(date) / (dates.length - 1);
  return dataTable({
    caption: machine,
    columns: [
      { title: "Stage" },
      { title: "From run to run" },
      { title: "Last", numeric: true },
      { title: "Last over first", numeric: true },
      { title: "First", numeric: true },
      { title: "Times floor", numeric: true },
    ],
    rows: series.map((lines) => {
      const [first, last] = [lines[0], lines[lines.length - 1]];
      const middle = Math.sqrt(
        lines.reduce((low, { min }) => Math.min(low, min), Infinity) *
          lines.reduce((high, { max }) => Math.max(high, max), 0),
      );
      const end = ({ median, commit }: HistoryLine) =>
        html`${formatTime(median)}<span class="below">${
          shortCommit(commit)
        }</span>`;
      return [
        html`${first.stage}<span class="below">${first.size}</span>`,
        sparkline(
          lines.map((line) => ({ ...line, place: place(line.date) })),
          {
            domain: [middle / Math.sqrt(factor), middle * Math.sqrt(factor)],
          },
        ),
        end(last),
        lines.length === 1
          ? html`<span class="below">one run</span>`
          : html`${
            formatRatio(last.median / first.median)
          }<span class="below">${lines.length} runs</span>`,
        lines.length === 1 ? "–" : end(first),
        formatRatio(last.timesFloor),
      ];
    }),
  });
}
