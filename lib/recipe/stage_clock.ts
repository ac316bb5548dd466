import type { OnProgress } from "../scan/progress.ts";
import type { StageRecord } from "./records.ts";

/** News of a running recipe. */
export type RecipeProgress =
  | { readonly kind: "start"; readonly stage: string; readonly title: string }
  | {
    readonly kind: "progress";
    readonly stage: string;
    readonly title: string;
    readonly done: number;
    readonly total: number;
  }
  | {
    readonly kind: "end";
    readonly stage: string;
    readonly title: string;
    readonly seconds: number;
  };

/** Times stages one after the other and passes on what they report. */
export class StageClock {
  /** Stages that have ended. */
  readonly stages: StageRecord[] = [];
  readonly #onProgress: ((progress: RecipeProgress) => void) | undefined;

  /** A clock that tells `onProgress`. */
  constructor(onProgress?: (progress: RecipeProgress) => void) {
    this.#onProgress = onProgress;
  }

  /** Runs a stage and records its wall time and the memory at its end. */
  async time<Result>(
    name: string,
    title: string,
    body: (onProgress: OnProgress) => Result | Promise<Result>,
  ): Promise<Result> {
    this.#onProgress?.({ kind: "start", stage: name, title });
    const start = performance.now();
    const result = await body(({ done, total }) =>
      this.#onProgress?.({ kind: "progress", stage: name, title, done, total })
    );
    const seconds = (performance.now() - start) / 1000;
    this.stages.push({
      name,
      title,
      seconds,
      residentBytes: Deno.memoryUsage().rss,
    });
    this.#onProgress?.({ kind: "end", stage: name, title, seconds });
    return result;
  }
}
