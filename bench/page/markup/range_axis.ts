import { logTicks } from "../../../lib/report/chart/log_ticks.ts";
import { html } from "../../../lib/report/markup/html.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import { formatSetting } from "../text/format_setting.ts";

/**
 * The scale of a column of range bars, for its heading: a title over ticks,
 * 1 among them.
 *
 * @param ticks default round values
 */
export function rangeAxis(
  title: string,
  domain: readonly [low: number, high: number],
  ticks: readonly number[] = logTicks(domain, 3),
): Markup {
  const [low, high] = domain;
  const place = (value: number) =>
    Math.round(1000 * Math.log(value / low) / Math.log(high / low)) / 10;
  const chosen = ticks.filter((value) =>
    value >= low && value <= high &&
    // Letters of close ticks would run into each other.
    value !== 1 && Math.abs(place(value) - place(1)) > 12
  );
  const marked = chosen.filter((value, index) =>
    index === 0 || place(value) - place(chosen[index - 1]) > 12
  );
  const within = low <= 1 && high >= 1 ? [1, ...marked] : marked;
  return html`
    <span class="axis-title">${title}</span><span class="range-axis"
      aria-hidden="true">${within.map((value) =>
        html`<span style="left:${place(value)}%">${formatSetting(value)}</span>`
      )}</span>
  `;
}
