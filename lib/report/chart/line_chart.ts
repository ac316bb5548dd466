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
  /** Draw it thin, as what others are compared with. Default false. */
  readonly thin?: boolean;
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

/** A few letters beside a point of a line chart. */
export interface ChartNote {
  /** The point that they belong to. */
  readonly point: readonly [x: number, y: number];
  /** What stands there. */
  readonly text: string;
}

/** Shapes that tell sources of points apart. */
export type DotShape = "circle" | "square" | "diamond" | "triangle";

/** A chart of curves and points. */
export interface LineChartOptions extends ChartFrameOptions {
  /** Curves, drawn first. */
  readonly lines: readonly ChartLine[];
  /** Points, drawn over the curves. */
  readonly dots?: readonly ChartDots[];
  /** Letters above points, drawn last. */
  readonly notes?: readonly ChartNote[];
}

/** Draws curves and single points; clips nothing, so the domains must hold all. */
export function lineChart(options: LineChartOptions): Markup {
  const { lines, dots = [], notes = [] } = options;
  const frame = chartFrame(options);
  const curves = lines.map(({ colour, points, dashed, thin }) => {
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
        <path class="${[
          "curve",
          dashed && "dashed",
          thin && "thin",
        ].filter(Boolean).join(" ")}" d="${path}" stroke="${colour}" />
      `;
  });
  const marks = dots.map(({ colour, points, shape }) =>
    html`<g class="dots" stroke="${colour}">${
      points
        .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y))
        .map(([x, y]) => dot(shape, [frame.x(x), frame.y(y)]))
    }</g>`
  );
  const right = frame.area[0] + frame.area[2];
  const letters = notes
    .filter(({ point }) => point.every(Number.isFinite))
    .map(({ point: [x, y], text }) =>
      html`
        <text class="note-text" x="${frame.x(x)}" y="${Math.max(
          frame.area[1] + 11,
          frame.y(y) - 8,
        )}"
          text-anchor="${// Letters at the right end would leave the chart.
          right - frame.x(x) < 24 ? "end" : "middle"}">${text}</text>
      `
    );
  return frame.svg(html`${curves}${marks}${letters}`);
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
