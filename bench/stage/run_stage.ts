import type { BenchChain } from "./bench_chain.ts";
import type { BenchClock, BenchStage } from "./bench_stage.ts";

/**
 * Runs a stage and gives the seconds that doing it once took.
 *
 * @param clock told as well when what counts starts and ends
 */
export async function runStage(
  stage: BenchStage,
  chain: BenchChain,
  { clock }: { readonly clock?: BenchClock } = {},
): Promise<number> {
  await stage.prepare?.(chain);
  let started = NaN;
  let ended = NaN;
  const both: BenchClock = {
    start() {
      clock?.start();
      started = performance.now();
    },
    end() {
      ended = performance.now();
      clock?.end();
    },
  };
  if (!stage.ownClock) both.start();
  await stage.run(chain, both);
  if (!stage.ownClock) both.end();
  const seconds = (ended - started) / 1000 / (stage.times ?? 1);
  if (Number.isNaN(seconds)) {
    throw new Error(
      `Cannot time ${stage.name} as it must start and end its own clock`,
    );
  }
  return seconds;
}
