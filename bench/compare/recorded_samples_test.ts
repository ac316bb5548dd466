/**
 * The verdicts on timings of real processes on a real, overloaded machine:
 * fixtures/bench_timings/make_reference.ts says how they were recorded.
 */
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import reference from "../../fixtures/bench_timings/reference.json" with {
  type: "json",
};
import { holmCorrection } from "../statistics/holm_correction.ts";
import { leastRounds } from "../statistics/least_rounds.ts";
import {
  pairedChange,
  type PairedSamples,
} from "../statistics/paired_change.ts";
import { compareStages, VERDICT_DEFAULTS } from "./compare_stages.ts";

/** One comparison as it was recorded. */
type Recorded = Readonly<Record<string, PairedSamples>>;
const SAME: readonly Recorded[] = reference.same;
const SLOWED: readonly { readonly load: number; readonly stages: Recorded }[] =
  reference.slowed;

function verdicts(comparison: Recorded): Record<string, string> {
  const samples = new Map(
    Object.entries(comparison).map((
      [stage, samples],
    ) => [stage, { ...samples, size: "1024 x 1024" }]),
  );
  const changes = compareStages(samples, {
    engine: "cpu",
    ...VERDICT_DEFAULTS,
  });
  return Object.fromEntries(
    changes.map(({ stage, verdict }) => [stage, verdict]),
  );
}

/** Comparisons in which at least one stage is called by another rule. */
function alarms(
  rule: (stages: readonly PairedSamples[]) => readonly boolean[],
): number {
  return SAME.filter((comparison) =>
    rule(Object.values(comparison)).some(Boolean)
  )
    .length;
}

Deno.test("recorded: twenty comparisons of a commit with itself raise no alarm", () => {
  strictEqual(SAME.length, 20);
  for (const comparison of SAME) {
    deepStrictEqual(verdicts(comparison), {
      align: "same",
      deviations: "same",
    });
    // Silence counts only where there were rounds enough to speak.
    const { rounds } = comparison.align;
    ok(new Set(rounds).size >= leastRounds(2, VERDICT_DEFAULTS.familyError));
  }
});

Deno.test("recorded: a stage whose work is done 1.3 times is called slower, and it alone", () => {
  const called = SLOWED.map(({ load, stages }) => {
    const { align, deviations } = verdicts(stages);
    strictEqual(deviations, "same");
    return { overloaded: load > 10, slower: align === "slower" };
  });
  const usual = called.filter(({ overloaded }) => !overloaded);
  ok(usual.length >= 2 && usual.every(({ slower }) => slower));
  // With five times as much to do as there are cores, noise hides some.
  const overloaded = called.filter(({ overloaded }) => overloaded);
  strictEqual(overloaded.length, 5);
  strictEqual(overloaded.filter(({ slower }) => slower).length, 3);
});

Deno.test("recorded: without chance, or with pairs for rounds, there would have been false alarms", () => {
  const { effectFloor, familyError } = VERDICT_DEFAULTS;
  const large = (samples: PairedSamples) =>
    pairedChange(samples).ratio >= 1 + effectFloor;
  const bySize = alarms((stages) => stages.map(large));
  ok(bySize >= 10, `${bySize} of 20 by size alone`);

  // Pairs of one process taken for findings of their own.
  const pairs = (samples: PairedSamples) => ({
    ...samples,
    rounds: [...samples.rounds.keys()],
  });
  const byPairs = (stages: readonly PairedSamples[]) =>
    holmCorrection(stages.map((samples) => pairedChange(pairs(samples)).p))
      .map((p) => p <= familyError);
  ok(alarms(byPairs) >= 1, `${alarms(byPairs)} of 20 by pairs`);
  // And the stage that nobody touched would have been called too.
  const { align, deviations } = SLOWED[0].stages;
  ok(byPairs([align, deviations])[1] && large(pairs(deviations)));
});
