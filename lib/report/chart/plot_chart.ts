import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom/worker";
import type { Markup } from "../markup/markup.ts";
import { type DomElement, svgMarkup } from "./svg_markup.ts";

/** A chart of Observable Plot's marks. */
export interface PlotChartOptions
  extends Pick<Plot.PlotOptions, "x" | "y" | "marks" | "marginLeft"> {
  /** Says in words what the chart shows, for those who cannot see it. */
  readonly alt: string;
  /** Height divided by width of the plotted area. Default 0.62. */
  readonly aspect?: number;
  /** Height of the plotted area in the place of an aspect. */
  readonly height?: number;
}

/** About as many units as a phone has CSS pixels to spare: letters stay readable. */
const WIDTH = 330;
const MARGIN = { top: 24, right: 14, bottom: 38, left: 46 };

const { document } = parseHTML("<html></html>") as unknown as {
  readonly document: NonNullable<Plot.PlotOptions["document"]>;
};

/**
 * Draws marks with Observable Plot as an SVG 330 units wide, in the page's
 * colours. A drawing holds no style, no script and no id of its own.
 *
 * @example
 * ```ts
 * import { match } from "node:assert/strict";
 * import * as Plot from "@observablehq/plot";
 * import { plotChart } from "./plot_chart.ts";
 *
 * const { text } = plotChart({
 *   alt: "Loss falls from 0.9 to 0.8 in two epochs.",
 *   x: { label: "epoch" },
 *   y: { label: "loss" },
 *   marks: [Plot.line([[1, 0.9], [2, 0.8]])],
 * });
 * match(text, /^<svg .*role="img"/);
 * ```
 */
export function plotChart(options: PlotChartOptions): Markup {
  const { alt, aspect = 0.62, marks, marginLeft = MARGIN.left } = options;
  // Without marked values their place would stand empty.
  const marginBottom = isEmpty(options.x?.ticks) ? 20 : MARGIN.bottom;
  const height = options.height ??
    Math.round(aspect * (WIDTH - marginLeft - MARGIN.right));
  const svg = Plot.plot({
    document,
    className: "chart",
    width: WIDTH,
    height: height + MARGIN.top + marginBottom,
    marginLeft,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom,
    x: { tickSize: 4, ticks: 5, ...options.x },
    y: { tickSize: 0, ticks: 5, grid: true, ...options.y },
    marks: [
      ...marks ?? [],
      Plot.frame({ stroke: "var(--muted)" }),
    ],
  }) as unknown as DomElement & {
    setAttribute(name: string, value: string): void;
  };
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", alt);
  return svgMarkup(svg);
}

function isEmpty(ticks: unknown): boolean {
  return Array.isArray(ticks) && ticks.length === 0;
}
