import * as Plot from "@observablehq/plot";

/** Lines across a picture at values of the vertical axis, seen on any ground. */
export function guides(values: readonly number[]): Plot.Markish {
  return [
    Plot.ruleY(values, {
      stroke: "#000",
      strokeOpacity: 0.55,
      strokeWidth: 2.6,
    }),
    Plot.ruleY(values, { stroke: "#fff", strokeWidth: 1.2 }),
  ];
}
