import type { BenchChain } from "./bench_chain.ts";

/** The least that any implementation of a stage has to do. */
export interface StageWork {
  /** Bytes that must be read or written once. */
  readonly bytes: number;
  /** Multiplications and additions. */
  readonly flops: number;
}

/** One stage of the recipe, made ready to be timed by whoever times it. */
export interface BenchStage {
  /** Name in every table, file and filter, for example "neighbours". */
  readonly name: string;
  /** What it does, in a few words. */
  readonly about: string;
  /** Stages whose outcome it takes; they come before it in the list. */
  readonly needs: readonly string[];
  /** "engine": runs on the chosen engine; "cpu": on the processor with either. */
  readonly runsOn: "engine" | "cpu";
  /**
   * Does the stage once, by calling what the pipeline calls, and leaves its
   * outcome in the chain. Everything inside is timed.
   */
  run(chain: BenchChain): Promise<void>;
  /** What it worked on, for example "9216 x 458"; asked after `run`. */
  size(chain: BenchChain): string;
  /** Least work; asked after `run`. */
  work(chain: BenchChain): StageWork;
  /**
   * How right the outcome is, by measure ("materials ARI", "residual px");
   * asked after `run`, not timed.
   */
  accuracy?(chain: BenchChain): Readonly<Record<string, number>>;
}
