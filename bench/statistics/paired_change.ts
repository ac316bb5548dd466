import { hodgesLehmann } from "./hodges_lehmann.ts";
import { signedRankPValue } from "./signed_rank_p_value.ts";

/** Timings of two versions side by side. */
export interface PairedSamples {
  /** Seconds: `before[i]` ran next to `after[i]`. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Round of each pair: pairs of one round share their two processes. */
  readonly rounds: readonly number[];
}

/** How the times changed. */
export interface PairedChange {
  /** After over before. */
  readonly ratio: number;
  /** Holds the true ratio in 95 of 100 cases or more. */
  readonly interval: readonly [number, number];
  /** Chance of so one-sided a change, were the true one only negligible. */
  readonly p: number;
}

/** What p is held against. */
export interface PairedChangeOptions {
  /**
   * Share by which times may differ and still be called unchanged: 0.05 for a
   * twentieth. Two checkouts of the same code do differ by a hundredth or two,
   * time after time (their files lie elsewhere, one opens first). Default 0.
   */
  readonly negligible?: number;
}

/**
 * How times changed, with the round as the unit. A process keeps its own speed
 * for as long as it lives (where its memory lies, what the compiler chose), so
 * pairs of one round err together, and counting each as a finding of its own
 * makes a change out of nothing but two processes. One round therefore gives
 * one number: the log ratio of the fastest runs of its two sides, since what
 * disturbs a run only ever makes it slower. The rounds are put together by
 * ranks (Hodges and Lehmann, Wilcoxon's signed-rank test), which a few rounds
 * that were disturbed throughout cannot decide.
 *
 * Without a change either side is as likely the faster one only where the
 * order within rounds is turned round from one to the next.
 *
 * @throws {RangeError} where lengths differ, a time is not above 0, or there
 * are fewer than six rounds, or the negligible share is below 0
 */
export function pairedChange(
  { before, after, rounds }: PairedSamples,
  { negligible = 0 }: PairedChangeOptions = {},
): PairedChange {
  const changes = roundChanges({ before, after, rounds });
  if (!(negligible >= 0)) {
    throw new RangeError(
      `Cannot compare times: wanted a negligible share from 0, was given ${negligible}`,
    );
  }
  const margin = Math.log(1 + negligible);
  const { estimate, interval } = hodgesLehmann(changes);
  return {
    ratio: Math.exp(estimate),
    interval: [Math.exp(interval[0]), Math.exp(interval[1])],
    p: Math.abs(estimate) <= margin ? 1 : signedRankPValue(
      changes.map((change) => change - Math.sign(estimate) * margin),
    ),
  };
}

/** Log ratio of the fastest runs of each round. */
function roundChanges({ before, after, rounds }: PairedSamples): number[] {
  const usable = (value: number) => value > 0 && Number.isFinite(value);
  if (
    before.length !== after.length || before.length !== rounds.length ||
    !before.every(usable) || !after.every(usable)
  ) {
    throw new RangeError(
      "Cannot compare times: wanted as many before as after, each with its round and all above 0, " +
        `was given ${before.length}, ${after.length} and ${rounds.length} rounds`,
    );
  }
  const fastest = new Map<number, { before: number; after: number }>();
  rounds.forEach((round, i) => {
    const found = fastest.get(round);
    fastest.set(round, {
      before: Math.min(before[i], found?.before ?? Infinity),
      after: Math.min(after[i], found?.after ?? Infinity),
    });
  });
  return [...fastest.values()].map(({ before, after }) =>
    Math.log(after / before)
  );
}
