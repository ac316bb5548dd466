import { logDomain } from "../../../lib/report/chart/log_domain.ts";
import { rangeChart } from "../../../lib/report/chart/range_chart.ts";
import { dataTable } from "../../../lib/report/markup/data_table.ts";
import { html } from "../../../lib/report/markup/html.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import { panels } from "../../../lib/report/panel/panels.ts";
import { formatBytes } from "../../../lib/report/text/format_bytes.ts";
import { sentences } from "../../../lib/report/text/sentences.ts";
import type { BenchFile, MachineFloor } from "../../record/bench_file.ts";
import { spread } from "../../statistics/spread.ts";
import type { BenchFigure } from "../bench_figure.ts";
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
  const medians = timings.map(({ samples }) =>
    samples.length > 0 ? spread(samples) : { min: NaN, median: NaN, max: NaN }
  );
  const chart = rangeChart({
    alt: `Time and floor by stage, ${title}: ${
      timings.map(({ stage, floorSeconds }, i) =>
        `${stage} ${formatTime(medians[i].median)}, floor ${
          formatTime(floorSeconds)
        }`
      ).join("; ")
    }.`,
    x: {
      domain: logDomain([
        ...medians.flatMap(({ min, max }) => [min, max]),
        ...timings.map(({ floorSeconds }) => floorSeconds),
      ]),
      label: "time",
      scale: "log",
      text: shortTime,
    },
    rows: timings.map(({ stage, floorSeconds }, i) => ({
      name: stage,
      range: [medians[i].min, medians[i].median, medians[i].max],
      bound: floorSeconds > 0 ? floorSeconds : null,
    })),
    colour: "var(--series-1)",
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
