import { html } from "../../../lib/report/markup/html.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import type { Spread } from "../../record/peers_file.ts";

/** A ratio's bar in a table. */
export interface RangeBarOptions {
  /** Ratios at the left and right end of the cell, above 0. */
  readonly domain: readonly [low: number, high: number];
  /** "good", "bad" or "even": the bar's colour. */
  readonly tone: "good" | "bad" | "even";
  /** Draw whiskers from the smallest to the largest. Default true. */
  readonly whiskers?: boolean;
}

/**
 * A bar from 1 to a ratio's median with whiskers to its ends, on a scale of
 * logarithms, so that twice as fast and twice as slow look alike. It repeats
 * the numbers beside it, so screen readers skip it.
 */
export function rangeBar(ratio: Spread, options: RangeBarOptions): Markup {
  const { domain: [low, high], tone, whiskers = true } = options;
  const place = (value: number) =>
    Math.round(
      1000 *
        Math.min(1, Math.max(0, Math.log(value / low) / Math.log(high / low))),
    ) / 10;
  const [one, middle, left, right] = [1, ratio.median, ratio.min, ratio.max]
    .map(
      place,
    );
  if (![one, middle, left, right].every(Number.isFinite)) return html``;
  return html`
    <svg class="range range-${tone}" viewBox="0 0 100 16"
      preserveAspectRatio="none"
      aria-hidden="true">
      <rect x="${Math.min(
        one,
        middle,
      )}" y="3" width="${Math.round(10 * Math.abs(middle - one)) /
        10}" height="10" />
      ${whiskers &&
        html`<path class="whiskers" d="M${left},4.5v7m0,-3.5H${right}m0,-3.5v7" />`}
      <path class="one" d="M${one},0v16" />
    </svg>
  `;
}
