import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { RunResult } from "../run/run_result.ts";
import { explainFigures } from "./explain_figures.ts";
import { figureSpreads } from "./figure_spread.ts";
import type { ReadingRun } from "./reading_run.ts";

const run = (
  variant: string,
  seed: number,
  { count, comparable = true }: { count: number; comparable?: boolean },
): ReadingRun => ({
  variant,
  seed,
  result: {
    comparisons: [
      {
        figure: "feature pixels",
        source: "course",
        ours: count,
        theirs: 2086,
        comparable,
      },
      {
        figure: "AE loss, WS2, epoch 40",
        source: "PyTorch",
        ours: 1,
        theirs: 2,
        comparable: true,
      },
    ],
  } as unknown as RunResult,
});

Deno.test("figureSpreads: the published value among a reading's seeds", () => {
  const runs = [
    run("default", 0, { count: 2000 }),
    run("default", 1, { count: 2100 }),
    run("other", 0, { count: 2090 }),
    { variant: "other", seed: 1, fault: "lost" },
  ];
  const figures = figureSpreads(runs);
  strictEqual(figures.length, 1, "PyTorch's figures are not published ones");
  deepStrictEqual(figures[0].readings.default, {
    runs: 2,
    least: 2000,
    median: 2050,
    most: 2100,
    below: 0.5,
  });
  strictEqual(figures[0].readings.other.below, 0);
});

Deno.test("explainFigures ranks by the medians' distance in tolerances", () => {
  const figures = figureSpreads([
    run("near", 0, { count: 2090 }),
    run("far", 0, { count: 4000 }),
    run("outlier", 0, { count: 1e9 }),
  ]);
  const ranked = explainFigures(figures, ["far", "none", "outlier", "near"]);
  deepStrictEqual(ranked.map(({ variant }) => variant), [
    "near",
    "far",
    "outlier",
    "none",
  ]);
  strictEqual(ranked[0].within, 1);
  strictEqual(ranked[1].within, 0);
  ok(ranked[2].distance <= 10, "one outlier counts at most ten tolerances");
});

Deno.test("explainFigures leaves figures of other sizes out", () => {
  const figures = figureSpreads([
    run("default", 0, { count: 2086, comparable: false }),
  ]);
  strictEqual(explainFigures(figures, ["default"])[0].figures, 0);
});
