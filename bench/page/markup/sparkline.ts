import { html } from "../../../lib/report/markup/html.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import type { Spread } from "../../record/peers_file.ts";

/** One run in a sparkline. */
export interface SparkPoint extends Spread {
  /** Place from left to right, 0 to 1. */
  readonly place: number;
}

/** The scale of a sparkline. */
export interface SparklineOptions {
  /** Values at the lower and upper end, above 0. */
  readonly domain: readonly [low: number, high: number];
}

/**
 * Medians joined by a line over a band from the smallest to the largest, on a
 * scale of logarithms; the last is marked. It repeats the numbers beside it,
 * so screen readers skip it.
 */
export function sparkline(
  points: readonly SparkPoint[],
  { domain: [low, high] }: SparklineOptions,
): Markup {
  const round = (value: number) => Math.round(100 * value) / 100;
  const x = (place: number) => round(4 + 192 * place);
  const y = (value: number) =>
    round(
      30 -
        28 *
          Math.min(
            1,
            Math.max(0, Math.log(value / low) / Math.log(high / low)),
          ),
    );
  const usable = points.filter(({ median, min, max }) =>
    [median, min, max].every((value) => value > 0 && Number.isFinite(value))
  );
  const last = usable.at(-1);
  if (last === undefined) return html``;
  const upper = usable.map(({ place, max }) => `${x(place)},${y(max)}`);
  const lower = usable.map(({ place, min }) => `${x(place)},${y(min)}`);
  const line = usable.map(({ place, median }) => `${x(place)},${y(median)}`);
  return html`
    <svg class="spark" viewBox="0 0 200 32" aria-hidden="true">
      <path class="band" d="M${[...upper, ...lower.reverse()].join("L")}z" />
      <path class="spark-line" d="M${line.join("L")}" />
      <path class="whiskers" d="M${x(last.place)},${y(last.max)}V${y(
        last.min,
      )}" />
      <circle cx="${x(last.place)}" cy="${y(last.median)}" r="3" />
    </svg>
  `;
}
