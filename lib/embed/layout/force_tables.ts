import type { SimilarityCurve } from "./similarity_curve.ts";

/** Bits of a float32's fraction that choose a table entry: 128 an octave. */
const FRACTION_BITS = 7;
const ENTRIES_PER_OCTAVE = 1 << FRACTION_BITS;
/** The tables reach from 2^-24 to 2^24; beyond, their last entry serves. */
const OCTAVES = 24;

/** Bits of a float32 to shift away for its entry, not yet counted from the first. */
export const ENTRY_SHIFT = 23 - FRACTION_BITS;
/** Entry, as shifted, of the first number in a table. */
export const FIRST_ENTRY = (127 - OCTAVES) << FRACTION_BITS;
/** The bits that tell how far a number lies past its entry, of 2^ENTRY_SHIFT. */
export const PAST_MASK = (1 << ENTRY_SHIFT) - 1;

/** Above which distance a repulsion no longer grows as points come nearer. */
const SOFTENING = 1e-3;

/**
 * Forces over their difference vector by squared distance: one entry for each
 * 128th of an octave, to interpolate linearly between. Powers of distances take
 * most of a layout's time; the tables are right to 5e-5 of a force, far
 * below the noise of sampling.
 */
export interface ForceTables {
  /** Pull of an edge, negative. */
  readonly pull: Float32Array;
  /** Push of a negative sample. */
  readonly push: Float32Array;
}

/** Gradients of UMAP's cross entropy for `1 / (1 + a distance^(2 b))`. */
export function forceTables({ a, b }: SimilarityCurve): ForceTables {
  const length = 2 * OCTAVES * ENTRIES_PER_OCTAVE + 1;
  const pull = new Float32Array(length);
  const push = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const octave = Math.floor(i / ENTRIES_PER_OCTAVE);
    const squared = 2 ** (octave - OCTAVES) *
      (1 + i / ENTRIES_PER_OCTAVE - octave);
    const power = squared ** b;
    pull[i] = -2 * a * b * power / (squared * (1 + a * power));
    push[i] = 2 * b / ((SOFTENING + squared) * (1 + a * power));
  }
  return { pull, push };
}
