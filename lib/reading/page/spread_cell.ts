import { html } from "../../report/markup/html.ts";
import type { Markup } from "../../report/markup/markup.ts";
import { formatNumber } from "../../report/text/format_number.ts";
import type { Spread } from "../spread.ts";

/** A spread as a table's cell: the median, below it the range; a dash where there is none. */
export function spreadCell(
  spread: Spread | undefined,
  { sign = false, digits = 3 }: { sign?: boolean; digits?: number } = {},
): Markup {
  if (spread === undefined) return html`–`;
  const { median, least, most, runs } = spread;
  const format = (value: number) =>
    formatNumber(Number(value.toPrecision(digits)), { digits, sign });
  return html`${format(median)}${
    runs > 1 &&
    html`<span class="below">${format(least)} to ${format(most)}</span>`
  }`;
}
