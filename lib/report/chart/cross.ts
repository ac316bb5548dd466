import * as Plot from "@observablehq/plot";

/** Lines through zero of both axes, over a picture. */
export function cross(): Plot.Markish {
  const look = { stroke: "#000", strokeOpacity: 0.35, strokeDasharray: "3 3" };
  return [Plot.ruleX([0], look), Plot.ruleY([0], look)];
}
