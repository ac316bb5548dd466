import type { BenchChain } from "./bench_chain.ts";
import type { BenchStage } from "./bench_stage.ts";
import { runStage } from "./run_stage.ts";
import { stagesWithNeeds } from "./stages.ts";

/**
 * A chain that is opened when it is first asked for, and that runs each stage
 * that another needs once, when it is first needed.
 */
export class LazyChain {
  readonly #open: () => Promise<BenchChain>;
  #chain: Promise<BenchChain> | undefined;
  readonly #ran = new Set<string>();

  /** @param open opens the chain */
  constructor(open: () => Promise<BenchChain>) {
    this.#open = open;
  }

  /** The chain as `stage` wants to find it. Not to be called twice at once. */
  async ready(stage: BenchStage): Promise<BenchChain> {
    const chain = await (this.#chain ??= this.#open());
    for (const needed of stagesWithNeeds(stage.needs)) {
      if (this.#ran.has(needed.name)) continue;
      await runStage(needed, chain);
      this.#ran.add(needed.name);
    }
    return chain;
  }
}
