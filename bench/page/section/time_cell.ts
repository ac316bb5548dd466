import { html } from "../../../lib/report/markup/html.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import { spread } from "../../statistics/spread.ts";
import { formatTime } from "../text/format_time.ts";

/** A median time over its range and the number of runs behind them. */
export function timeCell(samples: readonly number[]): Markup | string {
  const known = samples.filter(Number.isFinite);
  if (known.length === 0) return "–";
  const { median, min, max } = spread(known);
  return html`${formatTime(median)}<span class="below">${
    known.length === 1
      ? "one run"
      : `${formatTime(min)} to ${formatTime(max)}, ${known.length} runs`
  }</span>`;
}
