import { labelOverlap } from "../colour/label_overlap.ts";

/** Where a label map disagrees with another. */
export interface Disagreement {
  /**
   * By position: 0 where neither map has a label, 1 where they agree, 2 where
   * only the reference has a label, 2 + the map's label where they disagree.
   */
  readonly marks: Int32Array;
  /** Positions that at least one of the maps gives a label. */
  readonly compared: number;
  /** Of these, positions where the maps disagree. */
  readonly disagreeing: number;
  /** Of these, positions to which only the reference gives a label. */
  readonly missed: number;
}

/** Marks of `Disagreement` that are no label. */
export const AGREES = 1;
/** Mark of a position to which only the reference gives a label. */
export const MISSED = 2;

/**
 * Where a map of clusters disagrees with a reference. Each cluster stands for
 * the reference's label that it overlaps most, so a label that is split into
 * several clusters counts as found; a position disagrees where its cluster
 * stands for another label than its own, and where only one map has a label.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { disagreement } from "./disagreement.ts";
 *
 * const found = disagreement([0, 3, 3, 3, 5, 0], [0, 1, 1, 2, 2, 2]);
 * deepStrictEqual([...found.marks], [0, 1, 1, 5, 1, 2]);
 * deepStrictEqual([found.compared, found.disagreeing, found.missed], [5, 2, 1]);
 * ```
 */
export function disagreement(
  map: ArrayLike<number>,
  reference: ArrayLike<number>,
): Disagreement {
  const meaning = new Map<number, number>();
  for (const [label, overlaps] of labelOverlap(map, reference)) {
    // The smaller label where two overlap alike, whatever the positions' order.
    const [[most]] = [...overlaps].sort((first, second) =>
      second[1] - first[1] || first[0] - second[0]
    );
    meaning.set(label, most);
  }
  const marks = new Int32Array(map.length);
  let compared = 0;
  let disagreeing = 0;
  let missed = 0;
  for (let i = 0; i < map.length; i++) {
    const own = Math.max(0, map[i]);
    const other = Math.max(0, reference[i]);
    if (own === 0 && other === 0) continue;
    compared++;
    if (own > 0 && meaning.get(own) === other) {
      marks[i] = AGREES;
      continue;
    }
    disagreeing++;
    if (own === 0) missed++;
    marks[i] = own === 0 ? MISSED : 2 + own;
  }
  return { marks, compared, disagreeing, missed };
}
