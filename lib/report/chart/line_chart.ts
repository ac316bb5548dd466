import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { chartFrame, type ChartFrameOptions } from "./chart_frame.ts";

/** A curve of a line chart. */
export interface ChartLine {
  /** "#rrggbb" or a name that the page's style knows. */
  readonly colour: string;
  /** Points in the order in which they are joined; gaps where not finite. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Draw it dashed. Default false. */
  readonly dashed?: boolean;
}

/** Single points of a line chart. */
export interface ChartDots {
  /** "#rrggbb" or a name that the page's style knows. */
  readonly colour: string;
  /** Points; left out where not finite. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Shape of each. */
  readonly shape: DotShape;
}

/** Shapes that tell sources of points apart. */
export type DotShape = "circle" | "square" | "diamond" | "triangle";

/** A chart of curves and points. */
export interface LineChartOptions extends ChartFrameOptions {
  /** Curves, drawn first. */
  readonly lines: readonly ChartLine[];
  /** Points, drawn over the curves. */
  readonly dots?: readonly ChartDots[];
}

/** Draws curves and single points; clips nothing, so the domains must hold all. */
export function lineChart(options: LineChartOptions): Markup {
  const { lines, dots = [] } = options;
  const frame = chartFrame(options);
  const curves = lines.map(({ colour, points, dashed }) => {
    let path = "";
    let joined = false;
    for (const [x, y] of points) {
      const finite = Number.isFinite(x) && Number.isFinite(y);
      if (finite) {
        path += `${joined ? "L" : "M"}${frame.x(x)},${frame.y(y)}`;
      }
      joined = finite;
    }
    return path !== "" &&
      html`
        <path class="${dashed
          ? "curve dashed"
          : "curve"}" d="${path}" stroke="${colour}" />
      `;
  });
  const marks = dots.map(({ colour, points, shape }) =>
    html`<g class="dots" stroke="${colour}">${
      points
        .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y))
        .map(([x, y]) => dot(shape, [frame.x(x), frame.y(y)]))
    }</g>`
  );
  return frame.svg(html`${curves}${marks}`);
}

function dot(
  shape: DotShape,
  [x, y]: readonly [x: number, y: number],
): Markup {
  switch (shape) {
    case "circle":
      return html`
        <circle cx="${x}" cy="${y}" r="3.4" />
      `;
    case "square":
      return html`
        <path d="M${x},${y}m-3,-3h6v6h-6z" />
      `;
    case "diamond":
      return html`
        <path d="M${x},${y}m0,-4.4l4.4,4.4l-4.4,4.4l-4.4,-4.4z" />
      `;
    case "triangle":
      return html`
        <path d="M${x},${y}m0,-4l4,7h-8z" />
      `;
  }
}
