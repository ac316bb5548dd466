import type { OnProgress, Progress } from "../../scan/progress.ts";
import { RequestError } from "./request_error.ts";

/** How far a pass has come. */
export type PassState<Result> =
  | { readonly kind: "running"; readonly progress: Progress }
  | { readonly kind: "done"; readonly result: Result }
  | { readonly kind: "failed"; readonly error: unknown };

/** Choices of `Passes`. */
export interface PassesOptions {
  /** Passes that may wait or run. */
  readonly waiting: number;
  /** Results that are kept, the last used ones. */
  readonly kept: number;
}

/**
 * Passes over a scan that take long: the first request begins one, later ones
 * see how far it is, and its result is kept for a while. They run one at a time.
 */
export class Passes<Result> {
  readonly #options: PassesOptions;
  /** By key, the last used one last. */
  readonly #states = new Map<string, PassState<Result>>();
  #last: Promise<unknown> = Promise.resolve();

  /** No passes yet. */
  constructor(options: PassesOptions) {
    this.#options = options;
  }

  /**
   * The state of a pass, which begins where it is new. One that failed begins
   * anew when it is asked for again after its error was seen.
   *
   * @throws {RequestError} where too many wait already
   */
  state(
    key: string,
    total: number,
    pass: (onProgress: OnProgress) => Promise<Result>,
  ): PassState<Result> {
    const known = this.#states.get(key);
    this.#states.delete(key);
    if (known?.kind === "failed") return known;
    if (known !== undefined) {
      this.#states.set(key, known);
      return known;
    }
    const { waiting } = this.#options;
    if (this.#count("running") >= waiting) {
      throw new RequestError(
        429,
        `Cannot begin as ${waiting} passes over the scan are running or waiting: ask again when one has ended`,
      );
    }
    const started: PassState<Result> = {
      kind: "running",
      progress: { done: 0, total },
    };
    this.#states.set(key, started);
    this.#last = this.#last.then(() => this.#run(key, pass));
    return started;
  }

  async #run(
    key: string,
    pass: (onProgress: OnProgress) => Promise<Result>,
  ): Promise<void> {
    try {
      const result = await pass((progress) =>
        this.#states.set(key, { kind: "running", progress: { ...progress } })
      );
      this.#states.set(key, { kind: "done", result });
    } catch (error) {
      this.#states.set(key, { kind: "failed", error });
    }
    for (const [old, { kind }] of this.#states) {
      if (this.#states.size - this.#count("running") <= this.#options.kept) {
        break;
      }
      if (kind !== "running") this.#states.delete(old);
    }
  }

  #count(kind: PassState<Result>["kind"]): number {
    let count = 0;
    for (const state of this.#states.values()) {
      count += Number(state.kind === kind);
    }
    return count;
  }
}
