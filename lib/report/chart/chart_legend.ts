import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import type { DotShape } from "./dots.ts";

/** What a chart's line or points mean. */
export interface ChartLegendEntry {
  /** Meaning. */
  readonly label: string;
  /** "#rrggbb" or a name that the page's style knows. */
  readonly colour: string;
  /** A line, a dashed line, or the shape of points. */
  readonly mark: "line" | "dashed" | DotShape;
}

/** The meanings of a chart's lines and points as a list. */
export function chartLegend(entries: readonly ChartLegendEntry[]): Markup {
  return html`<ul class="legend chart-legend">${
    entries.map(({ label, colour, mark }) =>
      html`<li>${symbol(mark, colour)}<span>${label}</span></li>`
    )
  }</ul>`;
}

const POINTS: Readonly<Record<DotShape, string>> = {
  circle: "M8.6,5a3.4,3.4 0 1,0 6.8,0a3.4,3.4 0 1,0 -6.8,0z",
  square: "M9,2h6v6h-6z",
  diamond: "M12,0.6l4.4,4.4l-4.4,4.4l-4.4,-4.4z",
  triangle: "M12,1l4,7h-8z",
};

function symbol(mark: ChartLegendEntry["mark"], colour: string): Markup {
  const drawing = mark === "line" || mark === "dashed"
    ? html`
      <path class="${mark === "line"
        ? "curve"
        : "curve dashed"}" d="M1,5H23" stroke="${colour}" />
    `
    : html`
      <g class="dots" stroke="${colour}">
        <path d="${POINTS[mark]}" />
      </g>
    `;
  return html`<svg class="symbol" viewBox="0 0 24 10" aria-hidden="true">${drawing}</svg>`;
}
