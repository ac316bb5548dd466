import type { Engine } from "../compute/engine.ts";
import type { ReportRun } from "../report/report_run.ts";
import type { RunInput } from "./input/run_input.ts";

/** A run that is explored. */
export interface Exploration {
  /** The run. */
  readonly run: ReportRun;
  /** Its input, or why there is none. */
  readonly input: RunInput;
  /** A second run to hold beside it. */
  readonly other?: ReportRun | undefined;
  /** What people call the runs: their folders' names. */
  readonly names: readonly [first: string, second: string];
  /** Threads for passes over the scan. */
  readonly engine: Engine;
}
