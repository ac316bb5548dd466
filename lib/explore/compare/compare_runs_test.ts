import { deepEqual, equal, ok } from "node:assert/strict";
import { madeUpRun } from "../../report/testing/made_up_run.ts";
import type { ReportRun } from "../../report/report_run.ts";
import { compareRuns } from "./compare_runs.ts";

const run = madeUpRun({ scan: 24, detector: 30 });

const changed = (
  arrays: Readonly<Record<string, ArrayLike<number>>>,
  result: Partial<ReportRun["result"]> = {},
): ReportRun => ({
  ...run,
  arrays: new Map([
    ...run.arrays,
    ...Object.entries(arrays).map(([name, data]) =>
      [name, { shape: run.arrays.get(name)!.shape, data }] as const
    ),
  ]),
  result: { ...run.result, ...result },
});

Deno.test("a run is like itself", () => {
  const same = compareRuns(run, run);
  ok(same.sameShape && same.sameValues);
  deepEqual(same.choices, []);
  deepEqual(same.verdicts, []);
  equal(
    same.sameVerdicts,
    (run.result.claims ?? []).length + run.result.checks.length,
  );
  deepEqual(same.maps.map(({ name }) => name), [
    "level1",
    "materials",
    "level3",
    "ae",
    "vae",
  ]);
  for (const { ari, differing } of same.maps) {
    deepEqual([ari, differing], [1, 0]);
  }
  for (const { largest, rms } of same.images) deepEqual([largest, rms], [0, 0]);
  for (const { first, second } of same.stages) equal(first, second);
});

Deno.test("labels that are only numbered otherwise do not differ", () => {
  const labels = Array.from(run.arrays.get("level3")!.data);
  const renumbered = labels.map((label) => label === 0 ? 0 : 8 - label);
  const place = labels.indexOf(1);
  renumbered[place] = 0;
  const { maps } = compareRuns(
    run,
    changed({ level3: Int8Array.from(renumbered) }),
  );
  const map = maps.find(({ name }) => name === "level3")!;
  equal(map.differing, 1);
  equal(map.difference[place], 1);
  deepEqual(
    [...map.matched].filter((label, i) => label !== labels[i]),
    [0],
  );
  ok(map.ari < 1);
});

Deno.test("what differs is told: choices, verdicts, images, scores, times", () => {
  const adf = Float32Array.from(run.arrays.get("adf")!.data);
  adf[5] += 1000;
  const [check, ...checks] = run.result.checks;
  const [stage, ...stages] = run.result.stages;
  const [score, ...scores] = run.result.scores;
  const comparison = compareRuns(
    run,
    changed({ adf }, {
      seed: 9,
      readings: { ...run.result.readings, k: [2, 2, 3, 4] },
      checks: [
        { ...check, verdict: "falls short", measured: "less" },
        ...checks,
      ],
      stages: [{ ...stage, seconds: 99 }, ...stages],
      scores: [{ ...score, value: 0.5 }, ...scores],
    }),
  );
  deepEqual(
    comparison.choices.map(({ name, second }) => [name, second]),
    [["seed", "9"], ["k", "[2, 2, 3, 4]"]],
  );
  const [verdict, ...others] = comparison.verdicts;
  deepEqual(others, []);
  deepEqual(verdict, {
    name: check.claim,
    first: { verdict: check.verdict, measured: check.measured },
    second: { verdict: "falls short", measured: "less" },
  });
  const image = comparison.images.find(({ name }) => name === "adf")!;
  ok(Math.abs(image.largest - 1000) < 0.1);
  ok(Math.abs(image.rms - 1000 / 24) < 0.1);
  ok(Math.abs(image.difference[5] - 1000) < 0.1);
  equal(comparison.stages[0].second, 99);
  equal(comparison.scores[0].second, 0.5);
});

Deno.test("scans of other sizes are not compared position by position", () => {
  const other = madeUpRun({ scan: 20, detector: 30 });
  const { sameShape, sameValues, maps, images } = compareRuns(run, other);
  deepEqual([sameShape, sameValues, maps, images], [false, false, [], []]);
  const elsewhere = compareRuns(
    run,
    changed({}, {
      input: { ...run.result.input, valuesSha256: "1".repeat(64) },
    }),
  );
  deepEqual([elsewhere.sameShape, elsewhere.sameValues], [true, false]);
});

Deno.test("an array of too many labels is no map", () => {
  const labels = Int16Array.from({ length: 24 * 24 }, (_, i) => i);
  const { maps } = compareRuns(run, changed({ ae: labels }));
  ok(!maps.some(({ name }) => name === "ae"));
});
