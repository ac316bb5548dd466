/**
 * What a run measures for its claims beyond what the recipe leaves: small
 * numbers from seeded samples, kept in `result.json`, so that a run can be
 * judged again from its folder. A number that could not be had is null.
 */
export interface EvidenceRecord {
  /** How k could have been chosen, at each level. */
  readonly choices: readonly ChoiceOfK[];
  /** Centres of mass before and after alignment. */
  readonly centres: AlignedCentres;
  /** Precision of one pattern's lattice in the first material. */
  readonly precision: LatticePrecision;
  /** The first material in two. */
  readonly halves: TwoClusters;
}

/** Curves from which a number of clusters can be chosen. */
export interface ChoiceOfK {
  /** What is divided: "level 1", "level 2", "level 3 of WS2". */
  readonly subject: string;
  /** Positions of each seeded sample. */
  readonly positions: number;
  /** Sums of squared distances to the centres, for 1, 2, ... clusters, by sample. */
  readonly sums: readonly (readonly number[])[];
  /** Mean silhouette of the first sample; null for one cluster. */
  readonly silhouettes: readonly (number | null)[];
  /** Gap statistic of the first sample against uniform data in the features' box. */
  readonly gap: readonly number[];
  /** Its deviation, simulation error included. */
  readonly gapDeviation: readonly number[];
}

/** Spread of the patterns' centres over a seeded sample of positions, pixels. */
export interface AlignedCentres {
  /** Positions sampled. */
  readonly positions: number;
  /** Deviation of the centre of mass of stored patterns [y, x]. */
  readonly before: readonly [number, number];
  /** Deviation of the centre of mass of aligned patterns [y, x]. */
  readonly after: readonly [number, number];
}

/** Scatter of the lattice fitted to single patterns, as a fraction of the lattice. */
export interface LatticePrecision {
  /** Material. */
  readonly material: string;
  /** Pairs of neighbouring positions that were looked at. */
  readonly pairs: number;
  /** Pairs in which both patterns showed a lattice. */
  readonly fitted: number;
  /**
   * Deviation of one fit, from the differences of neighbours, which leave out
   * slow strain: 1.4826 times their median size over the root of 2.
   */
  readonly spread: number | null;
  /** Cramér-Rao bound of one fit by counting noise; null where the gain is not known. */
  readonly bound: number | null;
}

/** A material divided in two, as the paper has it. */
export interface TwoClusters {
  /** Material. */
  readonly material: string;
  /** Positions of each, the larger first. */
  readonly positions: readonly number[];
  /** Angle between the lattices of their mean patterns, degrees. */
  readonly rotation: number | null;
}
