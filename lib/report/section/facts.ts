import { html, type HtmlValue } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import type { ReportPage } from "../report_page.ts";
import { calendarDate } from "../text/calendar_date.ts";
import { formatBytes } from "../text/format_bytes.ts";
import { formatNumber } from "../text/format_number.ts";
import { formatSeconds } from "../text/format_seconds.ts";

/** What ran on what, as a list of terms. */
export function facts(page: ReportPage): Markup {
  const { input, engine, seed, scale, stages, version, date } = page.result;
  const { shape, calibration } = input;
  const size = (axes: readonly number[], unit: string) =>
    `${axes.map((length) => formatNumber(length)).join(" × ")} ${unit}`;
  const step = calibration.scanStepNm;
  const pixel = calibration.detectorPixelPerAngstrom;
  const seconds = stages.reduce((sum, stage) => sum + stage.seconds, 0);
  const items: readonly (readonly [string, HtmlValue])[] = [
    ["Input", input.name],
    [
      "Scan",
      html`${size(shape.scan, "positions")}, ${
        step === undefined
          ? "step not stated"
          : `${formatNumber(step)} nm apart`
      }`,
    ],
    [
      "Detector",
      html`${size(shape.detector, "px")}, ${input.dtype}, ${
        pixel === undefined
          ? "pixel size not stated"
          : `${formatNumber(pixel)} Å⁻¹ per px`
      }`,
    ],
    [
      "Engine",
      html`${engine.kind === "webgpu" ? "WebGPU" : "CPU"}${
        engine.adapter !== null && `: ${engine.adapter}`
      }, ${formatNumber(engine.workers)} worker ${
        engine.workers === 1 ? "thread" : "threads"
      }`,
    ],
    [
      "Seed",
      html`${seed}${scale !== null && `, ${scale} scale`}`,
    ],
    [
      "Time",
      html`${formatSeconds(seconds)}, at most ${
        formatBytes(page.result.peakResidentBytes)
      } of memory`,
    ],
    ["Made by", html`stem4d ${version}, ${calendarDate(date)}`],
  ];
  return html`<dl class="facts">${
    items.map(([term, value]) =>
      html`
        <div>
          <dt>${term}</dt>
          <dd>${value}</dd>
        </div>
      `
    )
  }</dl>`;
}
