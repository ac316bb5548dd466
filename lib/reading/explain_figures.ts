import { publishedTolerance } from "../published/published_tolerance.ts";
import type { FigureSpread } from "./figure_spread.ts";

/** How well one reading gives the published figures. */
export interface Explanation {
  /** Identifier of the reading. */
  readonly variant: string;
  /** Comparable figures with a tolerance that the reading gave. */
  readonly figures: number;
  /** Those whose median over the seeds is within the tolerance. */
  readonly within: number;
  /** Mean over them of the median's distance in tolerances, each at most `CAP`. */
  readonly distance: number;
}

/** Tolerances beyond which a figure is simply wrong: one outlier must not decide. */
const CAP = 10;

/**
 * Ranks the readings by how near the medians over their seeds come to the
 * course's published figures, in units of each figure's tolerance. Figures of
 * other sizes do not count; a reading without a figure comes last.
 */
export function explainFigures(
  figures: readonly FigureSpread[],
  variants: readonly string[],
): Explanation[] {
  const judged = figures.filter(({ comparable, source }) =>
    comparable && source === "course"
  );
  return variants.map((variant) => {
    const distances = judged.flatMap(({ figure, published, readings }) => {
      const tolerance = publishedTolerance(figure, published);
      const spread = readings[variant];
      return tolerance === undefined || spread === undefined
        ? []
        : [Math.abs(spread.median - published) / tolerance.within];
    });
    const capped = distances.map((distance) => Math.min(CAP, distance));
    return {
      variant,
      figures: distances.length,
      within: distances.filter((distance) => distance <= 1).length,
      distance: capped.reduce((sum, distance) => sum + distance, 0) /
        Math.max(1, capped.length),
    };
  }).sort((a, b) =>
    Number(b.figures > 0) - Number(a.figures > 0) || a.distance - b.distance
  );
}
