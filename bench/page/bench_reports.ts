import type { BenchFile } from "../record/bench_file.ts";
import type { ComparisonFile } from "../record/comparison_file.ts";
import type { HistoryLine } from "../record/history_line.ts";
import type { PeersFile } from "../record/peers_file.ts";
import type { QualityFile } from "../record/quality_file.ts";
import type { ScalingFile } from "../record/scaling_file.ts";

/** All that the page is drawn from; null for what was never measured. */
export interface BenchReports {
  /** What `deno task bench` wrote. */
  readonly suite: BenchFile | null;
  /** What `deno task bench:peers` wrote. */
  readonly peers: PeersFile | null;
  /** What `deno task bench:scaling` wrote. */
  readonly scaling: ScalingFile | null;
  /** What `deno task bench:quality` wrote. */
  readonly quality: QualityFile | null;
  /** What `deno task bench:compare` wrote. */
  readonly comparison: ComparisonFile | null;
  /** Lines of the history, in the file's order. */
  readonly history: readonly HistoryLine[];
}
