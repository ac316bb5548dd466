import type { OnProgress, ProgressCount } from "../scan/progress.ts";
import type { StageRecord } from "./records.ts";
import type { StageKeeper } from "./stage/stage_keeper.ts";

/** News of a running recipe. */
export type RecipeProgress =
  | { readonly kind: "start"; readonly stage: string; readonly title: string }
  | {
    readonly kind: "progress";
    readonly stage: string;
    readonly title: string;
    readonly done: number;
    readonly total: number;
    /** What people count, see `Progress`. */
    readonly count?: ProgressCount;
  }
  | {
    readonly kind: "end";
    readonly stage: string;
    readonly title: string;
    readonly seconds: number;
  }
  // Not run: an earlier process did, in so many seconds.
  | {
    readonly kind: "kept";
    readonly stage: string;
    readonly title: string;
    readonly seconds: number;
  };

/** How a stage is timed. */
export interface TimeOptions {
  /** Whether its outcome is made again rather than kept. Default false. */
  readonly remade?: boolean | undefined;
}

/**
 * Times stages one after the other and passes on what they report. What a
 * keeper has kept of a stage stands for running it.
 */
export class StageClock {
  /** Stages that have ended. */
  readonly stages: StageRecord[] = [];
  readonly #onProgress: ((progress: RecipeProgress) => void) | undefined;
  readonly #keeper: StageKeeper | undefined;

  /** A clock that tells `onProgress` and keeps outcomes with `keeper`. */
  constructor(
    onProgress?: (progress: RecipeProgress) => void,
    keeper?: StageKeeper,
  ) {
    this.#onProgress = onProgress;
    this.#keeper = keeper;
  }

  /** Runs a stage and records its wall time and the memory at its end. */
  async time<Result>(
    name: string,
    title: string,
    body: (onProgress: OnProgress) => Result | Promise<Result>,
    { remade = false }: TimeOptions = {},
  ): Promise<Result> {
    const as = remade ? "digest" : "stage";
    const kept = await this.#keeper?.recall(name, as);
    if (kept) {
      const { seconds, residentBytes, sha256 } = kept;
      this.stages.push({ name, title, seconds, residentBytes, sha256 });
      this.#onProgress?.({ kind: "kept", stage: name, title, seconds });
      return kept.value as Result;
    }
    this.#onProgress?.({ kind: "start", stage: name, title });
    const start = performance.now();
    const value = await body((progress) =>
      this.#onProgress?.({ kind: "progress", stage: name, title, ...progress })
    );
    const seconds = (performance.now() - start) / 1000;
    const residentBytes = Deno.memoryUsage().rss;
    const sha256 = await this.#keeper?.keep(name, as, {
      value,
      seconds,
      residentBytes,
    });
    this.stages.push({
      name,
      title,
      seconds,
      residentBytes,
      ...(sha256 && { sha256 }),
    });
    this.#onProgress?.({ kind: "end", stage: name, title, seconds });
    return value;
  }
}
