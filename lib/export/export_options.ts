/** Choices of the functions that export a run folder. */
export interface ExportOptions {
  /** Names of the arrays to export; default all that the run recorded. */
  readonly arrays?: readonly string[];
}
