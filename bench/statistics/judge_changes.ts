import type { PairedChange } from "./paired_change.ts";
import { holmCorrection } from "./holm_correction.ts";

/** When a change counts. */
export interface JudgeChangesOptions {
  /** Smallest share by which the slower side must be slower: 0.1 for a tenth. */
  readonly effectFloor: number;
  /** Chance of one false verdict in all changes together. */
  readonly familyError: number;
}

/** A change with its verdict. */
export interface JudgedChange extends PairedChange {
  /** Corrected for all changes that were judged together. */
  readonly p: number;
  readonly verdict: "slower" | "faster" | "same";
}

/**
 * Judges changes that were looked at together. One counts only where it is
 * both large (beyond the effect floor; the same ratio either way round) and
 * beyond chance (by Holm's correction). Chance alone would do for neither: on
 * a quiet machine a hundredth is beyond chance and means nothing, on a busy
 * one a third is large and comes by itself.
 *
 * @throws {RangeError} where an option is not above 0, or a p is not from 0 to 1
 */
export function judgeChanges(
  changes: readonly PairedChange[],
  { effectFloor, familyError }: JudgeChangesOptions,
): JudgedChange[] {
  if (!(effectFloor > 0) || !(familyError > 0 && familyError < 1)) {
    throw new RangeError(
      `Cannot judge changes: wanted an effect floor above 0 and a family error between 0 and 1, ` +
        `was given ${effectFloor} and ${familyError}`,
    );
  }
  const corrected = holmCorrection(changes.map(({ p }) => p));
  return changes.map((change, i) => ({
    ...change,
    p: corrected[i],
    verdict: corrected[i] > familyError
      ? "same"
      : change.ratio >= 1 + effectFloor
      ? "slower"
      : change.ratio <= 1 / (1 + effectFloor)
      ? "faster"
      : "same",
  }));
}
