import type { BenchChain } from "./bench_chain.ts";

/**
 * The least that any implementation of a stage has to do. Both are lower
 * bounds: steps in between are taken to cost no memory traffic, and every
 * instruction to do as much as one of a product does.
 */
export interface StageWork {
  /**
   * Bytes of what the stage takes, each read once, and of what it leaves, each
   * written once. What comes and goes in between counts nothing.
   */
  readonly bytes: number;
  /**
   * Those of them that come from a file. There is no way around the system's
   * copying them, as programs here cannot map files into their memory. Default
   * none.
   */
  readonly fileBytes?: number;
  /**
   * Operations, as many as a processor does on float32 in the same time: one on
   * 64 bits counts twice, as a vector holds half as many of these. Products and
   * sums, and where the stage is made of little else comparisons and operations
   * on bits; not conversions, loads and stores.
   */
  readonly flops: number;
}

/** Starts and ends what is timed; `Deno.BenchContext` is one. */
export interface BenchClock {
  start(): void;
  end(): void;
}

/** One stage of the recipe, made ready to be timed by whoever times it. */
export interface BenchStage {
  /** Name in every table, file and filter, for example "neighbours". */
  readonly name: string;
  /** What it does, in a few words. */
  readonly about: string;
  /** Stages whose outcome it takes; they come before it in the list. */
  readonly needs: readonly string[];
  /**
   * "engine": runs on the chosen engine; with either, "cpu": on the processor's
   * threads; "thread": on one of them.
   */
  readonly runsOn: "engine" | "cpu" | "thread";
  /**
   * Present where it is a part of another stage that users call by itself; the
   * recipe's time is the sum of the stages that are none.
   */
  readonly piece?: true;
  /** Makes what `run` works on and no stage leaves; not timed. */
  prepare?(chain: BenchChain): Promise<void>;
  /**
   * Present where `run` starts and ends the clock itself, since what counts
   * can't be had without a preparation; otherwise all of `run` is timed.
   */
  readonly ownClock?: true;
  /** Times that `run` does the stage between start and end; default 1. */
  readonly times?: number;
  /**
   * Does the stage, by calling what the pipeline calls, and leaves its
   * outcome in the chain.
   */
  run(chain: BenchChain, clock: BenchClock): Promise<void>;
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
