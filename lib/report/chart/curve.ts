import * as Plot from "@observablehq/plot";

/** How a curve looks. */
export interface CurveOptions {
  /** "#rrggbb" or a variable of the page's style, "var(--ink)". */
  readonly colour: string;
  /** Draw it dashed. Default false. */
  readonly dashed?: boolean;
  /** Draw it thin, as what others are compared with. Default false. */
  readonly thin?: boolean;
}

/**
 * Points joined by straight lines in their order; gaps where a value is not
 * finite.
 */
export function curve(
  points: readonly (readonly [x: number, y: number])[],
  { colour, dashed = false, thin = false }: CurveOptions,
): Plot.Markish {
  return Plot.line(points, {
    stroke: colour,
    strokeWidth: thin ? 1 : dashed ? 1.5 : 2,
    ...(dashed ? { strokeDasharray: "5 3" } : {}),
  });
}
