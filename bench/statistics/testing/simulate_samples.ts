import type { RandomStream } from "../../../lib/random/random_stream.ts";
import type { PairedSamples } from "../paired_change.ts";

/** What a simulated machine does to timings; standard deviations are of logs. */
export interface Disturbance {
  /** After over before, in truth. */
  readonly change: number;
  /** How much processes differ from each other. */
  readonly process: number;
  /** How much runs of one process differ. */
  readonly run: number;
  /** How much the machine's speed drifts through a round. */
  readonly drift: number;
  /** Chance that something else takes up to two more times a run's length. */
  readonly spike: number;
}

/** Turns of four runs in a round. */
const TURNS = 2;

/** Made-up timings of rounds in ABBA order, turned round every other round. */
export function simulateSamples(
  random: RandomStream,
  { rounds, ...disturbance }: Disturbance & { readonly rounds: number },
): PairedSamples {
  const samples = {
    before: [] as number[],
    after: [] as number[],
    rounds: [] as number[],
  };
  for (let round = 0; round < rounds; round++) {
    const speed = {
      before: disturbance.process * random.normal(),
      after: disturbance.process * random.normal() +
        Math.log(disturbance.change),
    };
    const drift = disturbance.drift * random.normal();
    const [one, other] = round % 2 === 0
      ? ["before", "after"] as const
      : ["after", "before"] as const;
    const order = Array.from({ length: TURNS }, () => [one, other, other, one])
      .flat();
    order.forEach((side, i) => {
      const spike = random.uniform() < disturbance.spike
        ? Math.log(1 + 2 * random.uniform())
        : 0;
      samples[side].push(
        Math.exp(
          speed[side] + drift * i / order.length +
            disturbance.run * random.normal() + spike,
        ),
      );
    });
    for (let pair = 0; pair < 2 * TURNS; pair++) samples.rounds.push(round);
  }
  return samples;
}
