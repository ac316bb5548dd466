import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { type ChartAxis, chartFrame } from "./chart_frame.ts";

/** One row of a range chart. */
export interface ChartRange {
  /** Stands left of the row. */
  readonly name: string;
  /** Smallest, middle and largest value. */
  readonly range: readonly [min: number, middle: number, max: number];
  /** What the middle is compared with; null without. */
  readonly bound: number | null;
}

/** A chart of ranges, one below the other. */
export interface RangeChartOptions {
  /** Says in words what the chart shows, for those who cannot see it. */
  readonly alt: string;
  /** The axis that all rows share. */
  readonly x: ChartAxis;
  /** Rows from the top. */
  readonly rows: readonly ChartRange[];
  /** "#rrggbb" or a name that the page's style knows. */
  readonly colour: string;
}

/** Units of height that a row takes. */
const ROW = 20;

/**
 * Draws for each row a point at the middle with whiskers to the ends and,
 * where it has one, a bound as an upright tick joined to the point. Values
 * that are not finite are left out.
 */
export function rangeChart(options: RangeChartOptions): Markup {
  const { alt, x, rows, colour } = options;
  const y = {
    // Rows count downwards from the top.
    domain: [rows.length - 0.5, -0.5] as const,
    label: "",
    names: rows.map(({ name }) => name),
  };
  // The width of the plotted area depends on the names.
  const width = chartFrame({ alt, x, y }).area[2];
  const frame = chartFrame({ alt, x, y, aspect: rows.length * ROW / width });
  const marks = rows.map(({ range: [min, middle, max], bound }, index) => {
    if (!Number.isFinite(middle)) return undefined;
    const line = frame.y(index);
    const [left, centre, right] = [min, middle, max].map(frame.x);
    const limit = bound === null || !Number.isFinite(bound)
      ? undefined
      : frame.x(bound);
    return html`
      ${limit !== undefined && html`
        <path class="gap" d="M${limit},${line}H${centre}" />
        <path class="bound" d="M${limit},${line - 5}v10" />
      `}<path class="whisker" stroke="${colour}"
        d="M${left},${line - 4}v8m0,-4H${right}m0,-4v8" /><circle
        cx="${centre}" cy="${line}" r="2.8" fill="${colour}" />
    `;
  });
  return frame.svg(html`<g class="ranges">${marks}</g>`);
}
