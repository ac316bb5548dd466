import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import { RandomStream } from "../../lib/random/random_stream.ts";
import { judgeChanges } from "./judge_changes.ts";
import { leastRounds } from "./least_rounds.ts";
import { pairedChange, type PairedSamples } from "./paired_change.ts";
import { simulateSamples } from "./testing/simulate_samples.ts";

const JUDGE = { effectFloor: 0.1, familyError: 0.05 };
const NEGLIGIBLE = 0.05;
const STAGES = 18;
const ROUNDS = 16;

/** A shared machine: every eighth run is disturbed by something else. */
const SHARED = {
  change: 1,
  process: 0.05,
  run: 0.08,
  drift: 0.3,
  spike: 0.12,
  rounds: ROUNDS,
};

function judge(stages: readonly PairedSamples[]) {
  return judgeChanges(
    stages.map((samples) => pairedChange(samples, { negligible: NEGLIGIBLE })),
    JUDGE,
  );
}

/** The same timings as if every pair were a round of its own. */
function pairsAlone(samples: PairedSamples): PairedSamples {
  return { ...samples, rounds: [...samples.rounds.keys()] };
}

Deno.test("a change is the fastest runs' ratio, rounds put together by ranks", () => {
  const rounds = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5];
  const before = rounds.map((_, i) => i % 2 === 0 ? 1 : 7);
  const after: number[] = rounds.map((_, i) => i % 2 === 0 ? 9 : 2);
  after[1] = 400;
  after[0] = 100;
  const change = pairedChange({ before, after, rounds });
  ok(Math.abs(change.ratio - 2) < 1e-12, "one round of six decides nothing");
  ok(Math.abs(change.interval[0] - 2) < 1e-12);
  ok(Math.abs(change.interval[1] - 100) < 1e-9, "six rounds exclude nothing");
  strictEqual(change.p, 2 / 2 ** 6);
  throws(() => pairedChange({ before, after, rounds: [0] }), RangeError);
  throws(
    () => pairedChange({ before: [0, ...before.slice(1)], after, rounds }),
    RangeError,
  );
  throws(
    () => pairedChange({ before: [1], after: [1], rounds: [0] }),
    RangeError,
  );
});

Deno.test("a p is held against the negligible change, either way", () => {
  const rounds = Array.from({ length: 12 }, (_, i) => i);
  const before = rounds.map((i) => 1 + i / 1000);
  // Every round slower by 3 to 4 %: beyond chance, and negligible.
  const after = before.map((time, i) => time * (1.03 + i / 1200));
  const [least, none] = [2 / 2 ** 12, { negligible: 0.05 }];
  strictEqual(pairedChange({ before, after, rounds }).p, least);
  strictEqual(pairedChange({ before, after, rounds }, none).p, 1);
  const slow = before.map((time, i) => time * (1.06 + i / 1200));
  strictEqual(pairedChange({ before, after: slow, rounds }, none).p, least);
  strictEqual(
    pairedChange({ before: slow, after: before, rounds }, none).p,
    least,
  );
  throws(
    () => pairedChange({ before, after, rounds }, { negligible: -1 }),
    RangeError,
  );
});

Deno.test("a verdict wants both: beyond the floor and beyond chance", () => {
  const change = (ratio: number, p: number) => ({
    ratio,
    interval: [ratio / 2, ratio * 2] as const,
    p,
  });
  const verdicts = judgeChanges([
    change(1.3, 1e-4),
    change(1.09, 1e-4),
    change(1.3, 0.4),
    change(1 / 1.3, 1e-4),
    change(1 / 1.09, 1e-4),
    change(1.5, 0.04),
  ], JUDGE);
  deepStrictEqual(verdicts.map(({ verdict }) => verdict), [
    "slower",
    "same",
    "same",
    "faster",
    "same",
    // 0.04 alone is below 0.05; beside five others it is not.
    "same",
  ]);
  strictEqual(judgeChanges([change(1.5, 0.04)], JUDGE)[0].verdict, "slower");
  deepStrictEqual(judgeChanges([], JUDGE), []);
  throws(() => judgeChanges([], { ...JUDGE, effectFloor: 0 }), RangeError);
  throws(() => judgeChanges([], { ...JUDGE, familyError: 1 }), RangeError);
});

Deno.test("the least rounds are those in which all on one side are enough", () => {
  for (const stages of [1, 5, 18, 40]) {
    const rounds = leastRounds(stages, 0.01);
    ok(stages * 2 ** (1 - rounds) <= 0.01, `${stages} stages`);
    ok(stages * 2 ** (2 - rounds) > 0.01, `${stages} stages, one round less`);
  }
});

Deno.test("p is below 5 % in 5 % of comparisons of nothing, with rounds as the unit", () => {
  const random = new RandomStream(1, "calibration");
  const trials = 1000;
  let below = 0;
  let belowOfPairs = 0;
  for (let trial = 0; trial < trials; trial++) {
    const samples = simulateSamples(random, SHARED);
    if (pairedChange(samples).p <= 0.05) below++;
    if (pairedChange(pairsAlone(samples)).p <= 0.05) belowOfPairs++;
  }
  // Three standard deviations of a binomial to either side of 5 %, of which
  // the exact test's steps take up to half a point.
  const allowance = 3 * Math.sqrt(0.05 * 0.95 / trials);
  ok(
    Math.abs(below / trials - 0.0475) < allowance + 0.0025,
    `${below} of ${trials}`,
  );
  // Processes that differ by a twentieth are enough to mislead pairs.
  ok(belowOfPairs > 2 * below, `${belowOfPairs} of ${trials} by pairs alone`);
});

Deno.test("simulated: forty comparisons of nothing are silent; neither half of the verdict is", () => {
  const machine = { ...SHARED, process: 0.1, rounds: 12 };
  const random = new RandomStream(2, "nothing");
  const alarms = { both: 0, chanceAlone: 0, effectAlone: 0 };
  for (let trial = 0; trial < 40; trial++) {
    const stages = Array.from(
      { length: STAGES },
      () => simulateSamples(random, machine),
    );
    const plain = stages.map((samples) => pairedChange(samples));
    if (judge(stages).some(({ verdict }) => verdict !== "same")) alarms.both++;
    if (plain.some(({ p }) => p <= JUDGE.familyError)) alarms.chanceAlone++;
    if (plain.some(({ ratio }) => ratio >= 1 + JUDGE.effectFloor)) {
      alarms.effectAlone++;
    }
  }
  strictEqual(alarms.both, 0);
  ok(alarms.chanceAlone > 10, `${alarms.chanceAlone} of 40 by chance alone`);
  ok(alarms.effectAlone > 4, `${alarms.effectAlone} of 40 by effect alone`);
});

Deno.test("simulated: a stage slowed by 30 % is found among eighteen, and nothing else", () => {
  const random = new RandomStream(3, "slowdown");
  const trials = 60;
  let found = 0;
  for (let trial = 0; trial < trials; trial++) {
    const stages = Array.from(
      { length: STAGES },
      (_, i) =>
        simulateSamples(random, { ...SHARED, change: i === 7 ? 1.3 : 1 }),
    );
    const verdicts = judge(stages)
      .map(({ verdict }) => verdict);
    if (verdicts[7] === "slower") found++;
    strictEqual(
      verdicts.filter((verdict, i) => i !== 7 && verdict !== "same").length,
      0,
    );
  }
  // Found in at least nine cases of ten on a machine as busy as this.
  ok(found >= 0.9 * trials, `${found} of ${trials}`);
});
