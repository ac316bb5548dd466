import { RandomStream } from "../random/random_stream.ts";
import { InputError } from "../scan/input_error.ts";

/** Positions to train on, and positions that the training never sees. */
export interface HeldOutSplit {
  /** Positions of the training, in the order of the rows given. */
  readonly training: Uint32Array<ArrayBuffer>;
  /** The others, in the same order. */
  readonly heldOut: Uint32Array<ArrayBuffer>;
}

/** Choices of `holdOut`. */
export interface HoldOutOptions {
  /** Share that is held out, rounded to whole positions, at least one. 0.2. */
  readonly share?: number;
  /** Seed of the choice. */
  readonly seed: number;
}

/**
 * Holds out a random share of scan positions, each as likely as any other.
 *
 * Positions are drawn one by one and not in patches, so nearly every held-out
 * one has neighbours of the same domain in the training. Errors on them tell
 * whether a method learns its positions' noise by heart; they say nothing of
 * domains, or of scans, that it has never seen.
 *
 * @param rows Scan positions, for example those of a material.
 * @throws {InputError} where the share is not between 0 and 1, or the rows are
 * too few for a part of each kind
 *
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { holdOut } from "./hold_out.ts";
 *
 * const rows = Uint32Array.from({ length: 50 }, (_, i) => 3 * i);
 * const { training, heldOut } = holdOut(rows, { seed: 7 });
 * equal(heldOut.length, 10);
 * equal(new Set([...training, ...heldOut]).size, 50);
 * ```
 */
export function holdOut(
  rows: Uint32Array,
  { share = 0.2, seed }: HoldOutOptions,
): HeldOutSplit {
  if (!(share > 0 && share < 1)) {
    throw new InputError(
      `Cannot hold out positions as their share must be between 0 and 1: current value is ${share}. Hold out 0.2.`,
    );
  }
  const count = Math.max(1, Math.round(share * rows.length));
  if (count >= rows.length) {
    throw new InputError(
      `Cannot hold out ${count} of ${rows.length} positions as some must be left to train on: give more positions.`,
    );
  }
  const out = new Set(
    new RandomStream(seed, "held-out positions").permutation(rows.length)
      .subarray(0, count),
  );
  return {
    training: Uint32Array.from(rows.filter((_, i) => !out.has(i))),
    heldOut: Uint32Array.from(rows.filter((_, i) => out.has(i))),
  };
}
