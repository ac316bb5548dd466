import type { QualityPoint, QualitySeries } from "../../record/quality_file.ts";
import type { Spread } from "../../record/peers_file.ts";
import { median } from "../../statistics/median.ts";
import { spread } from "../../statistics/spread.ts";

/** All seeds at one value of a property. */
export interface QualityValue {
  readonly value: number;
  readonly points: readonly QualityPoint[];
  /** Of the seeds that ended; NaN where none did. */
  readonly seconds: number;
  /** Scores of the seeds that ended, by measure. */
  readonly accuracy: ReadonlyMap<string, Spread>;
  readonly failures: readonly string[];
}

/** Axes that say how much work is spent, not how hard the scan is. */
export const EFFORT_AXES: ReadonlySet<string> = new Set([
  "passes",
  "restarts",
  "epochs",
]);

/** A series' points by value, in rising order. */
export function qualityValues(
  { points }: QualitySeries,
): readonly QualityValue[] {
  const values = [...new Set(points.map(({ value }) => value))].sort((a, b) =>
    a - b
  );
  return values.map((value) => {
    const all = points.filter((point) => point.value === value);
    const ended = all.filter(({ failure }) => failure === null);
    const measures = [
      ...new Set(ended.flatMap(({ accuracy }) => Object.keys(accuracy))),
    ];
    return {
      value,
      points: all,
      seconds: ended.length === 0
        ? NaN
        : median(ended.map(({ seconds }) => seconds)),
      accuracy: new Map(
        measures.flatMap((measure) => {
          const scores = ended.map(({ accuracy }) => accuracy[measure])
            .filter(Number.isFinite);
          return scores.length === 0
            ? []
            : [[measure, spread(scores)] as const];
        }),
      ),
      failures: all.flatMap(({ failure }) => failure ?? []),
    };
  });
}

/** Measures of a series whose perfect score is 1, in their order. */
export function shareMeasures(values: readonly QualityValue[]): string[] {
  return measures(values).filter((measure) => /\bARI\b/.test(measure));
}

/** All measures of a series, in their order. */
export function measures(values: readonly QualityValue[]): string[] {
  return [...new Set(values.flatMap(({ accuracy }) => [...accuracy.keys()]))];
}
