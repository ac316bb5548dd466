import * as Plot from "@observablehq/plot";

/** Shapes that tell sources of points apart. */
export type DotShape = "circle" | "square" | "diamond" | "triangle";

/** How points look. */
export interface DotsOptions {
  /** "#rrggbb" or a variable of the page's style, "var(--ink)". */
  readonly colour: string;
  /** Shape of each. Default "circle". */
  readonly shape?: DotShape;
  /** Draw them full, not hollow. Default false. */
  readonly full?: boolean;
}

/** Single points, left out where a value is not finite. */
export function dots(
  points: readonly (readonly [x: number, y: number])[],
  { colour, shape = "circle", full = false }: DotsOptions,
): Plot.Markish {
  return Plot.dot(points, {
    symbol: shape,
    r: full ? 2.8 : 3.4,
    fill: full ? colour : "var(--paper)",
    stroke: colour,
    strokeWidth: 1.6,
  });
}
