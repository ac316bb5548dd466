/** One thing that was checked of a run. */
export interface Finding {
  /** What, for example "adf.npy" or "stage umap". */
  readonly subject: string;
  /** Whether it is what the run recorded. */
  readonly same: boolean;
  /** What was compared, or how it differs, as a sentence. */
  readonly said: string;
}
