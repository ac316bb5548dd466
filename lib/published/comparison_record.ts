/** A figure of ours beside a published (or a PyTorch) one. */
export interface ComparisonRecord {
  /** What is compared, for example "feature pixels" or "AE loss, WSe2, epoch 40". */
  readonly figure: string;
  /** Our value. */
  readonly ours: number;
  /** The other's value. */
  readonly theirs: number;
  /** Where the other's value is from: "course", "shi2022", "PyTorch on these features". */
  readonly source: string;
  /** Whether the two may be compared at all: same sizes, same conditions. */
  readonly comparable: boolean;
}
