import { html } from "../../../lib/report/markup/html.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import { spread } from "../../statistics/spread.ts";
import { formatTime } from "../text/format_time.ts";
import { formatTimeRange } from "../text/format_time_range.ts";

/** A median time over the range of the runs behind it. */
export function timeCell(samples: readonly number[]): Markup | string {
  const known = samples.filter(Number.isFinite);
  if (known.length === 0) return "–";
  const { median, min, max } = spread(known);
  return html`${formatTime(median)}<span class="below">${
    known.length === 1 ? "one run" : formatTimeRange(min, max)
  }</span>`;
}
