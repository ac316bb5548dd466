import type { StageWork } from "../stage/bench_stage.ts";

/**
 * How a bench talks to the process that it times, ours or a peer's in another
 * language: one JSON object a line on its standard input, one answer a line on
 * its standard output. The process keeps the chain between stages, so two
 * subjects can be run in turn, stage by stage. "close" is not answered; the
 * process leaves at it, and at the end of its input.
 */
export type SubjectRequest =
  | {
    readonly do: "open";
    /** HDF5 file of the scan, its truth included. */
    readonly file: string;
    readonly engine: "cpu" | "webgpu";
    readonly seed: number;
  }
  | { readonly do: "run"; readonly stage: string }
  | { readonly do: "describe"; readonly stage: string }
  | { readonly do: "close" };

/** Answers by request; an error answers any. */
export type SubjectAnswer =
  | { readonly opened: SubjectOpened }
  | { readonly ran: { readonly seconds: number } }
  | { readonly described: StageDescription }
  | { readonly error: SubjectFault };

/** A subject that has opened a scan. */
export interface SubjectOpened {
  /** For example "stem4d". */
  readonly name: string;
  /** Libraries by name with their versions; null: not installed. */
  readonly libraries: Readonly<Record<string, string | null>>;
  /** Stages that it knows, in the order in which they need one another. */
  readonly stages: readonly string[];
}

/** A stage after it ran. */
export interface StageDescription {
  readonly size: string;
  readonly work?: StageWork;
  readonly accuracy: Readonly<Record<string, number>>;
  /** What did it, for example "PyTorch 1.13.1, 1 thread". */
  readonly by?: string;
}

/** Why a request could not be met. */
export interface SubjectFault {
  /** "memory": not enough of it; "missing": a library or stage is not there. */
  readonly kind: "memory" | "missing" | "failed";
  readonly message: string;
}
