import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { RunResult } from "../run/run_result.ts";
import type { ReadingRun } from "./reading_run.ts";
import { switchEffect } from "./switch_effect.ts";

const run = (
  variant: string,
  seed: number,
  { labels, ari, count }: { labels: number[]; ari: number; count: number },
): ReadingRun => ({
  variant,
  seed,
  result: {
    scores: [{ subject: "flake", measure: "ARI", value: ari }],
    features: { count },
  } as unknown as RunResult,
  maps: { level1: labels },
});

Deno.test("switchEffect pairs runs by seed", () => {
  const runs = [
    run("default", 0, { labels: [1, 1, 2, 2], ari: 0.5, count: 100 }),
    run("default", 1, { labels: [1, 1, 2, 2], ari: 0.7, count: 100 }),
    run("other", 1, { labels: [2, 2, 1, 1], ari: 0.9, count: 150 }),
    run("other", 0, { labels: [1, 1, 2, 2], ari: 0.4, count: 50 }),
  ];
  const { maps, scores, features } = switchEffect("other", runs);
  deepStrictEqual(maps.level1, { runs: 2, least: 1, median: 1, most: 1 });
  const change = scores["flake, ARI"];
  ok(Math.abs(change.least + 0.1) < 1e-12, "seed 0: 0.4 - 0.5");
  ok(Math.abs(change.most - 0.2) < 1e-12, "seed 1: 0.9 - 0.7");
  deepStrictEqual(features, { runs: 2, least: 0.5, median: 1, most: 1.5 });
});

Deno.test("switchEffect: background that both leave out does not make maps agree", () => {
  const background = Array.from({ length: 1000 }, () => 0);
  const [one, two] = [[1, 1, 2, 2], [1, 2, 1, 2]].map((labels) => [
    ...background,
    ...labels,
  ]);
  const { maps } = switchEffect("other", [
    run("default", 0, { labels: one, ari: 1, count: 1 }),
    run("other", 0, { labels: two, ari: 1, count: 1 }),
  ]);
  ok(maps.level1.median < 0.1, String(maps.level1.median));
});

Deno.test("switchEffect leaves out seeds that either did not finish", () => {
  const { maps } = switchEffect("other", [
    run("default", 0, { labels: [1, 2], ari: 1, count: 1 }),
    { variant: "other", seed: 0, fault: "lost a material" },
    run("other", 1, { labels: [1, 2], ari: 1, count: 1 }),
  ]);
  strictEqual(maps.level1, undefined);
});
