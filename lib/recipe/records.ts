import type { HexagonalLattice } from "../lattice/hexagonal_lattice.ts";

/** One stage of the recipe as it ran. */
export interface StageRecord {
  /** Identifier, for example "measure" or "train". */
  readonly name: string;
  /** What the stage does, for people. */
  readonly title: string;
  /** Wall time in seconds. */
  readonly seconds: number;
  /** Resident memory of the process when the stage ended, in bytes. */
  readonly residentBytes: number;
  /**
   * SHA-256 of what the stage left, wall times aside, by which `deno task verify`
   * compares it with another run of the stage; absent where nothing kept it.
   */
  readonly sha256?: string;
}

/** How UMAP's neighbours were found. */
export interface NeighboursRecord {
  /** The search. */
  readonly search: "exact" | "approximate";
  /** Neighbours of each position, itself among them. */
  readonly count: number;
  /**
   * Share of the true neighbours, the position itself not counted, that an
   * approximate search found for a random sample of positions; absent where it
   * was exact.
   */
  readonly recall?: {
    readonly share: number;
    /** Positions of the sample. */
    readonly positions: number;
  };
}

/** A cluster of one label map, named by the lattice its mean pattern shows. */
export interface ClusterRecord {
  /** Value in the label map; 0 is the background. */
  readonly label: number;
  /** For example "WS2, +0.21 deg" or "WSe2, ripple along 30 deg". */
  readonly name: string;
  /** Scan positions that carry the label. */
  readonly positions: number;
  /** Lattice fitted to the mean pattern; null where none could be fitted. */
  readonly lattice: LatticeRecord | null;
}

/** A hexagonal lattice fitted to a mean pattern. */
export type LatticeRecord = HexagonalLattice;

/** A network trained on one material. */
export interface NetworkRecord {
  /** "ae" or "vae". */
  readonly kind: "ae" | "vae";
  /** Material it was trained on: "WS2" or "WSe2". */
  readonly material: string;
  /** Scan positions that it was trained on. */
  readonly positions: number;
  /** Training loss of every epoch, as the published code prints it. */
  readonly loss: readonly number[];
  /** Mean squared error of every epoch; the AE's equals its loss. */
  readonly reconstruction: readonly number[];
  /** Wall time of the training in seconds. */
  readonly seconds: number;
}
