import { adjustedRandIndex } from "./adjusted_rand_index.ts";
import { boundaryFScore } from "./boundary/boundary_f_score.ts";
import { matchedAccuracy } from "./matched_accuracy.ts";
import { normalizedMutualInformation } from "./normalized_mutual_information.ts";
import type { ScoreRecord } from "./records.ts";

/** What is compared, and where. */
export interface CompareLabelMapsOptions {
  /** Name of the scores, for example "flake". */
  readonly subject: string;
  /** Whether a position counts; default: all do. */
  readonly inside?: (position: number) => boolean;
  /** Columns of the scan; without it boundaries are not compared. */
  readonly columns?: number | undefined;
}

/**
 * A label map against the true one, whatever the labels' names: adjusted Rand
 * index, normalized mutual information, best-matched accuracy, and the F-score
 * of the boundaries within one scan position. Empty where no position counts.
 *
 * @param truth row by row
 * @param labels row by row
 */
export function compareLabelMaps(
  truth: ArrayLike<number>,
  labels: ArrayLike<number>,
  { subject, inside = () => true, columns }: CompareLabelMapsOptions,
): ScoreRecord[] {
  const positions = Array.from(truth, (_, position) => position).filter(inside);
  if (positions.length === 0) return [];
  const expected = positions.map((position) => truth[position]);
  const found = positions.map((position) => labels[position]);
  return [
    { subject, measure: "ARI", value: adjustedRandIndex(expected, found) },
    {
      subject,
      measure: "NMI",
      value: normalizedMutualInformation(expected, found),
    },
    { subject, measure: "accuracy", value: matchedAccuracy(expected, found) },
    ...columns === undefined ? [] : [{
      subject,
      measure: "boundary F",
      value: boundaryFScore(truth, labels, { columns, inside }),
    }],
  ];
}
