import { openEngine } from "../../lib/compute/open_engine.ts";
import { type JunctionFile, junctionFile } from "../junction/junction_file.ts";
import type { PlannedChain } from "./quality_plan.ts";
import { type ChainOutcome, runChain } from "./run_chain.ts";

/** What every chain has in common. */
export interface ChainRunnerOptions {
  readonly scan: number;
  readonly detector: number;
  readonly engine: "cpu" | "webgpu";
}

/** Epochs of the chain that warms up. */
const WARM_UP_EPOCHS = 2;

/**
 * Runs chains one after another on one engine, which is warm. Chains in a row
 * that want the same scan share its file.
 */
export class ChainRunner implements AsyncDisposable {
  readonly #options: ChainRunnerOptions;
  readonly #engine: Awaited<ReturnType<typeof openEngine>>;
  #file: JunctionFile | undefined;
  #made = "";

  private constructor(
    options: ChainRunnerOptions,
    engine: Awaited<ReturnType<typeof openEngine>>,
  ) {
    this.#options = options;
    this.#engine = engine;
  }

  /**
   * Opens the engine and runs a short chain, so that the first one that counts
   * does not compile and load what the later ones find ready.
   *
   * @throws {AdapterError} where "webgpu" was asked for and there is no adapter
   */
  static async open(options: ChainRunnerOptions): Promise<ChainRunner> {
    const runner = new ChainRunner(options, await openEngine(options.engine));
    const readings = { epochs: WARM_UP_EPOCHS };
    await runner.run({ seed: 0, points: [], readings });
    return runner;
  }

  /** Size of the scans, for example "64 x 64 x 62 x 62". */
  get scan(): string {
    const { scan, detector } = this.#options;
    return [scan, scan, detector, detector].join(" x ");
  }

  /** Runs a chain; whatever the scan makes it do is an outcome. */
  async run(
    { overrides = {}, readings = {}, seed }: PlannedChain,
  ): Promise<ChainOutcome> {
    const wanted = JSON.stringify({ overrides, seed });
    if (this.#file === undefined || this.#made !== wanted) {
      await this.#file?.[Symbol.asyncDispose]();
      this.#file = undefined;
      const { scan, detector } = this.#options;
      this.#file = await junctionFile({ scan, detector, overrides, seed });
      this.#made = wanted;
    }
    return await runChain(this.#file.path, this.#engine, { seed, readings });
  }

  /** Frees the engine and the last file. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#engine.close();
    await this.#file?.[Symbol.asyncDispose]();
  }
}
