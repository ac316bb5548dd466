import * as Plot from "@observablehq/plot";
import { logAxis } from "../../../lib/report/chart/log_axis.ts";
import { plotChart } from "../../../lib/report/chart/plot_chart.ts";
import { dataTable } from "../../../lib/report/markup/data_table.ts";
import { html } from "../../../lib/report/markup/html.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import { panels } from "../../../lib/report/panel/panels.ts";
import { formatBytes } from "../../../lib/report/text/format_bytes.ts";
import { sentences } from "../../../lib/report/text/sentences.ts";
import type { BenchFile, MachineFloor } from "../../record/bench_file.ts";
import { spread } from "../../statistics/spread.ts";
import type { BenchFigure } from "../bench_figure.ts";
import { logDomain } from "../markup/log_domain.ts";
import { rangeAxis } from "../markup/range_axis.ts";
import { rangeBar } from "../markup/range_bar.ts";
import { accuracyLines } from "../section/accuracy_lines.ts";
import { timeCell } from "../section/time_cell.ts";
import { type TimingGroup, timingGroups } from "../section/timing_groups.ts";
import { formatRatio } from "../text/format_ratio.ts";
import { formatTime } from "../text/format_time.ts";
import { shortTime } from "../text/short_time.ts";
import { shellCommand } from "../../../lib/report/text/shell_command.ts";

/** Each stage's time beside the least that the machine allows. */
export const stagesFigure: BenchFigure = {
  id: "stage-table",
  title: "Time, memory and the floor",
  draw({ suite }) {
    if (
      suite === null ||
      suite.benches.length + (suite.failures?.length ?? 0) === 0
    ) return undefined;
    const groups = timingGroups(suite);
    return {
      body: html`${
        groups.length > 0 && panels("wide", groups.map(groupChart))
      }${groups.map(groupTable)}${failureList(suite.failures)}`,
      caption: floorCaption(suite),
      command: shellCommand(suite.command),
    };
  },
};

function floorCaption(
  { floor, adapterFloor, environment }: BenchFile,
): string {
  return sentences(
    `The floor of a stage is the longer of two times: its bytes, read and written once, over the copy bandwidth, and its operations over what a plain product reaches; a perfect implementation would stand at 1 times the floor. The processor: ${
      floorText(floor)
    }.`,
    adapterFloor !== undefined && `The adapter: ${floorText(adapterFloor)}.`,
    "Charts: point and whiskers are the median, the smallest and the largest time, the upright tick is the floor.",
    `Warm-up runs before those counted: ${environment.warmUp}; input ${
      environment.cache === "warm" ? "read before" : "not in the page cache"
    }.`,
  );
}

function floorText(floor: MachineFloor): string {
  const file = floor.fileBytesPerSecond;
  return `${formatBytes(floor.copyBytesPerSecond)} copied a second, ${
    file === undefined ? "" : `${formatBytes(file)} of a file read, `
  }${
    formatRatio(floor.productFlopsPerSecond / 1e9)
  } GFLOP/s (side ${floor.productSize}, ${floor.productBy})`;
}

/** Stages that could not be timed, with the reason. */
function failureList(failures: BenchFile["failures"]): Markup | undefined {
  if (failures === undefined || failures.length === 0) return undefined;
  return dataTable({
    caption: "Stages that did not run to their end",
    columns: [{ title: "Stage" }, { title: "Engine" }, { title: "Why" }],
    rows: failures.map(({ stage, scan, engine, message }) => [
      html`${stage}<span class="below">${scan}</span>`,
      engine === "webgpu" ? "WebGPU" : "processor",
      message,
    ]),
  });
}

function groupChart({ title, timings }: TimingGroup): Markup {
  const rows = timings.map(({ stage, samples, floorSeconds }, index) => ({
    // Two sizes of a stage are two rows.
    row: String(index),
    stage,
    ...samples.length > 0
      ? spread(samples)
      : { min: NaN, median: NaN, max: NaN },
    floor: floorSeconds > 0 ? floorSeconds : NaN,
  }));
  const names = new Map(rows.map(({ row, stage }) => [row, stage]));
  const longest = Math.max(...rows.map(({ stage }) => stage.length));
  const timed = rows.filter(({ median }) => Number.isFinite(median));
  const floored = timed.filter(({ floor }) => Number.isFinite(floor));
  const chart = plotChart({
    alt: `Time and floor by stage, ${title}: ${
      rows.map(({ stage, median, floor }) =>
        `${stage} ${formatTime(median)}, floor ${formatTime(floor)}`
      ).join("; ")
    }.`,
    x: logAxis({
      domain: logDomain(
        rows.flatMap(({ min, max, floor }) => [min, max, floor]),
      ),
      label: "time",
      text: shortTime,
    }),
    y: {
      type: "band",
      domain: rows.map(({ row }) => row),
      label: null,
      tickFormat: (row: string) => names.get(row),
    },
    // Names of stages take half the chart at most.
    marginLeft: Math.min(165, Math.round(14 + 6.6 * longest)),
    height: 20 * rows.length,
    marks: [
      Plot.ruleY(floored, {
        y: "row",
        x1: "floor",
        x2: "median",
        stroke: "var(--rule)",
        strokeWidth: 4,
      }),
      Plot.tickX(floored, {
        x: "floor",
        y: "row",
        stroke: "var(--ink)",
        strokeWidth: 1.6,
        inset: 4,
      }),
      Plot.ruleY(timed, {
        y: "row",
        x1: "min",
        x2: "max",
        stroke: "var(--series-1)",
        strokeWidth: 1.6,
      }),
      ...["min", "max"].map((x) =>
        Plot.tickX(timed, {
          x,
          y: "row",
          stroke: "var(--series-1)",
          strokeWidth: 1.6,
          inset: 5,
        })
      ),
      Plot.dot(timed, {
        x: "median",
        y: "row",
        r: 2.8,
        fill: "var(--series-1)",
      }),
    ],
  });
  return html`<div class="panel"><p class="panel-title">${title}</p>${chart}</div>`;
}

function groupTable({ title, timings }: TimingGroup): Markup {
  const domain = logDomain([1, ...timings.map(({ timesFloor }) => timesFloor)]);
  return dataTable({
    caption: `Stages, ${title}`,
    columns: [
      { title: "Stage" },
      { title: "Time", numeric: true },
      { title: "Runs", numeric: true },
      { title: "Floor", numeric: true },
      { title: "Times floor", numeric: true },
      { title: rangeAxis("times the floor", domain) },
      { title: "Peak memory", numeric: true },
      { title: "Accuracy" },
    ],
    rows: timings.map((timing) => [
      html`${timing.stage}<span class="below">${timing.size}</span>`,
      timeCell(timing.samples),
      String(timing.samples.length),
      formatTime(timing.floorSeconds),
      html`<strong>${formatRatio(timing.timesFloor)}</strong>`,
      rangeBar({
        median: timing.timesFloor,
        min: timing.timesFloor,
        max: timing.timesFloor,
      }, { domain, tone: "even", whiskers: false }),
      formatBytes(timing.peakBytes),
      accuracyLines(timing.accuracy),
    ]),
  });
}
