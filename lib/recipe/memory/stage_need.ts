/** Memory that a stage of a run needs, everything that is held meanwhile included. */
export interface StageNeed {
  /** The stage's name; those behind the recipe's are "claims" to "report". */
  readonly stage: string;
  /** Bytes with blocks as small as they can be. */
  readonly least: number;
  /** Bytes with blocks of the size that is fastest. */
  readonly wanted: number;
}
