import assert from "node:assert/strict";
import type { QualityPoint } from "../record/quality_file.ts";
import type { QualityAxis } from "./quality_axes.ts";
import { QUALITY_AXES } from "./quality_axes.ts";
import type { PlannedChain } from "./quality_plan.ts";
import { qualityPlan } from "./quality_plan.ts";
import { qualityTable } from "./quality_table.ts";
import { runQuality, type RunQualityOptions } from "./run_quality.ts";
import { timeToQuality } from "./time_to_quality.ts";

const AXES: readonly QualityAxis[] = [
  {
    axis: "dose",
    unit: "electrons",
    usual: 100,
    values: [1, 100],
    kind: "scan",
    change: (value) => ({ overrides: { dose: value / 100 } }),
  },
  {
    axis: "epochs",
    unit: "",
    usual: 40,
    values: [5, 20, 40],
    kind: "effort",
    change: (value) => ({ readings: { epochs: value } }),
  },
];

async function quality(changes: Partial<RunQualityOptions> = {}) {
  const chains: PlannedChain[] = [];
  let now = 0;
  const outcome = await runQuality({
    axes: AXES,
    seedAxis: true,
    seeds: [3, 4],
    budget: 1000,
    run(chain) {
      chains.push(chain);
      now += 10;
      const epochs = chain.readings?.epochs ?? 40;
      return Promise.resolve(
        chain.overrides?.dose === 0.01
          ? { seconds: 1, accuracy: {}, failure: "too dark" }
          : {
            seconds: 2 + epochs,
            accuracy: {
              "flake ARI": 1,
              "WS2 AE ARI": epochs / 50 + 0.001 * chain.seed,
              "residual px": 0.03,
            },
            failure: null,
          },
      );
    },
    say: () => {},
    clock: () => now,
    ...changes,
  });
  const find = (axis: string) =>
    outcome.series.find((one) => one.axis === axis)!;
  return { ...outcome, chains, find };
}

Deno.test("runQuality runs the usual chain once a seed and gives it to every axis", async () => {
  const { chains, find } = await quality();
  assert.equal(chains.length, 2 * 4);
  assert.deepEqual(
    find("seed").points.map(({ value, seed }) => [value, seed]),
    [
      [3, 3],
      [4, 4],
    ],
  );
  assert.deepEqual(find("dose").points.map(({ value }) => value), [
    1,
    1,
    100,
    100,
  ]);
  assert.deepEqual(find("dose").points[2].seconds, 42);
  // One seed after the other; the usual scan first and in a row.
  assert.deepEqual(
    chains.map(({ seed, overrides }) => [seed, overrides === undefined]),
    [3, 4].flatMap((seed) =>
      [true, true, true, false].map((usual) => [seed, usual])
    ),
  );
});

Deno.test("runQuality records chains that fail and goes on", async () => {
  const { find, series, leftOut } = await quality();
  const failed = find("dose").points.filter(({ failure }) => failure !== null);
  assert.deepEqual(failed.map(({ value, accuracy }) => [value, accuracy]), [
    [1, {}],
    [1, {}],
  ]);
  const text = qualityTable({ series, leftOut });
  assert.match(text, /Failed: dose 1, seed 3: too dark/);
  assert.match(text, /\n *1 +0\/2 +-/);
  assert.match(text, /\n *100\* +2\/2 +42\.0 s +1\.000 +0\.80/);
});

Deno.test("runQuality stops in time, but runs the first seed whole", async () => {
  const { chains, leftOut, series } = await quality({ budget: 45 });
  assert.equal(chains.length, 5);
  assert.deepEqual(leftOut, [
    { axis: "epochs", value: 5, seed: 4 },
    { axis: "epochs", value: 20, seed: 4 },
    { axis: "dose", value: 1, seed: 4 },
  ]);
  assert.match(
    qualityTable({ series, leftOut }),
    /No time was left for 3 points/,
  );
  assert.equal((await quality({ budget: 0 })).chains.length, 4);
});

Deno.test("runQuality states the least effort that is as good, for efforts alone", async () => {
  const { find, series, leftOut } = await quality();
  assert.equal(find("dose").reached, undefined);
  assert.deepEqual(find("epochs").reached, [
    {
      measure: "flake ARI",
      wanted: 0.98,
      value: 5,
      seconds: 7,
      usualSeconds: 42,
    },
    {
      measure: "WS2 AE ARI",
      wanted: (0.803 + 0.804) / 2 - 0.02,
      value: 40,
      seconds: 42,
      usualSeconds: 42,
    },
  ]);
  const text = qualityTable({ series, leftOut });
  assert.match(
    text,
    /As good as 40 epochs by flake ARI .*: 5 epochs, 7\.00 s in place of 42\.0 s/,
  );
  assert.ok(!/As good as 40 epochs by WS2/.test(text));
});

Deno.test("timeToQuality wants every effort up to the usual one to be as good, too", () => {
  const points = (scores: readonly (readonly [number, number])[]) =>
    scores.map(([value, score]): QualityPoint => ({
      value,
      seed: 0,
      seconds: value,
      accuracy: { "flake ARI": score, "residual px": score },
      failure: null,
    }));
  const least = (all: readonly QualityPoint[]) =>
    timeToQuality(all, 10).map(({ measure, value }) => [measure, value]);
  // 1 is good by chance: 3 is not.
  const chance = points([[1, 0.9], [3, 0.5], [10, 0.89], [30, 0.95]]);
  assert.deepEqual(least(chance), [["flake ARI", 10]]);
  assert.deepEqual(timeToQuality(chance, 10, { bearsOn: /VAE/ }), []);
  // What more than the usual effort does matters nothing.
  const worse = points([[1, 0.5], [3, 0.89], [10, 0.89], [30, 0.5]]);
  assert.deepEqual(least(worse), [["flake ARI", 3]]);
  assert.deepEqual(least(chance.map((one) => ({ ...one, failure: "no" }))), []);
});

Deno.test("the axes hold their usual value and change what it stands for", () => {
  for (const { axis, values, usual, change, kind } of QUALITY_AXES) {
    assert.ok(values.includes(usual), axis);
    assert.deepEqual(values, values.toSorted((a, b) => a - b), axis);
    const { overrides, readings } = change(values[0]);
    assert.equal(overrides !== undefined, kind === "scan", axis);
    assert.equal(readings !== undefined, kind === "effort", axis);
  }
  const { bearsOn } = QUALITY_AXES.find(({ axis }) => axis === "epochs")!;
  const measures = [
    "flake ARI",
    "WS2 AE ARI",
    "WSe2 VAE ARI",
    "WS2 level 3 ARI",
  ];
  assert.deepEqual(measures.filter((measure) => bearsOn!.test(measure)), [
    "WS2 AE ARI",
    "WSe2 VAE ARI",
  ]);
  const [usual, ...others] = qualityPlan(QUALITY_AXES, {
    seeds: [0],
    seedAxis: false,
  });
  assert.equal(usual.points.length, QUALITY_AXES.length);
  const doses = others.filter(({ points: [{ axis }] }) => axis === "dose")
    .map(({ overrides }) => overrides?.dose);
  assert.deepEqual(doses, [0.001, 0.01, 0.03, 0.1, 0.3, 10]);
});
