import type { QualityPoint, QualityReached } from "../record/quality_file.ts";
import { median } from "../statistics/median.ts";

/** How much less than the usual ARI is as good: what is seen between seeds is more. */
const MARGIN = 0.02;

/**
 * The least effort that is as good as the usual one, by ARI: the smallest value
 * from which on, up to the usual one, every median over seeds is at least the
 * usual one less 0.02. Seeds of chains that failed count at no value.
 *
 * @param points of one effort
 * @param usual the recipe's own value
 * @param bearsOn measures that the effort can change
 */
export function timeToQuality(
  points: readonly QualityPoint[],
  usual: number,
  { bearsOn = / ARI$/ }: { readonly bearsOn?: RegExp } = {},
): QualityReached[] {
  const ended = points.filter(({ failure }) => failure === null);
  const values = [...new Set(ended.map(({ value }) => value))]
    .sort((a, b) => a - b);
  if (!values.includes(usual)) return [];
  const at = (value: number) => ended.filter((point) => point.value === value);
  const seconds = (value: number) =>
    median(at(value).map(({ seconds }) => seconds));
  const measures = [
    ...new Set(at(usual).flatMap(({ accuracy }) => Object.keys(accuracy))),
  ].filter((measure) => bearsOn.test(measure));
  return measures.flatMap((measure) => {
    const score = (value: number) => {
      const known = at(value).map(({ accuracy }) => accuracy[measure])
        .filter(Number.isFinite);
      return known.length === 0 ? -Infinity : median(known);
    };
    const wanted = score(usual) - MARGIN;
    if (!Number.isFinite(wanted)) return [];
    let least = usual;
    for (const value of values.toReversed()) {
      if (value > usual) continue;
      if (score(value) < wanted) break;
      least = value;
    }
    return [{
      measure,
      wanted,
      value: least,
      seconds: seconds(least),
      usualSeconds: seconds(usual),
    }];
  });
}
