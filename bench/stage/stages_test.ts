import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { runRecipe } from "../../lib/recipe/run_recipe.ts";
import { RECIPE_STAGES } from "../../lib/recipe/stage/recipe_stages.ts";
import { junctionFile } from "../junction/junction_file.ts";
import type { BenchChain } from "./bench_chain.ts";
import type { BenchStage } from "./bench_stage.ts";
import { evenSample } from "./even_sample.ts";
import { LazyChain } from "./lazy_chain.ts";
import { openChain } from "./open_chain.ts";
import { runStage } from "./run_stage.ts";
import { findStage, STAGES, stagesWithNeeds } from "./stages.ts";

const names = (stages: readonly BenchStage[]) => stages.map(({ name }) => name);

Deno.test("every stage has a name of its own and needs only those before it", () => {
  const before = new Set<string>();
  for (const { name, needs } of STAGES) {
    for (const need of needs) ok(before.has(need), `${name} needs ${need}`);
    ok(!before.has(name), name);
    before.add(name);
  }
});

Deno.test("every stage of the recipe is timed", () => {
  const timedAs: Record<string, string[]> = {
    level1: ["kmeans-lloyd"],
    train: ["ae", "vae"],
  };
  for (const { name } of RECIPE_STAGES) {
    for (const stage of timedAs[name] ?? [name]) ok(findStage(stage), stage);
  }
});

Deno.test("stages bring along what they need, in the list's order", () => {
  deepEqual(names(stagesWithNeeds(["neighbours"])), [
    "measure",
    "features",
    "gather",
    "neighbours",
  ]);
  deepEqual(names(stagesWithNeeds([])), []);
});

Deno.test("a sample is spread evenly, and no larger than what there is", () => {
  deepEqual([...evenSample(10, 2)], [2, 7]);
  deepEqual([...evenSample(3, 5)], [0, 1, 2]);
});

Deno.test("the stages, one by one, find what runRecipe finds", async () => {
  await using junction = await junctionFile({ scan: 32, seed: 3 });
  const opened = await openChain(junction.path, { engine: "cpu", seed: 3 });
  try {
    const readings = { ...opened.readings, epochs: 1 };
    const chain: BenchChain = { ...opened, readings };
    for (const stage of STAGES) {
      const seconds = await runStage(stage, chain);
      ok(seconds > 0, stage.name);
      ok(stage.size(chain).length > 0, stage.name);
      const { bytes, flops } = stage.work(chain);
      ok(bytes > 0 && Number.isFinite(bytes), stage.name);
      ok(flops >= 0 && Number.isFinite(flops), stage.name);
      for (
        const [measure, value] of Object.entries(stage.accuracy?.(chain) ?? {})
      ) ok(Number.isFinite(value), `${stage.name}: ${measure}`);
    }
    const outcome = await runRecipe(opened.source, opened.engine, {
      readings,
      seed: 3,
    });
    const { outcomes } = chain;
    deepEqual(outcomes.measurement!.shifts, outcome.shifts);
    equal(outcomes.measurement!.valuesSha256, outcome.valuesSha256);
    deepEqual(
      new Float32Array(outcomes.matrix!.values),
      new Float32Array(outcome.matrix.values),
    );
    deepEqual(outcomes.domains!.labels, outcome.labels);
    const array = (name: string) =>
      outcome.arrays.find((array) => array.name === name)!.data;
    deepEqual(outcomes.embedding, array("umap"));
    deepEqual(
      outcomes.domains!.arrays.find(({ name }) => name === "centres_vae")!.data,
      array("centres_vae"),
    );
    const losses = [...outcomes.ae!, ...outcomes.vae!].map(({ record }) =>
      record.loss
    );
    deepEqual(losses, outcome.networks.map(({ loss }) => loss));
    // What is checked against known truth is right on this scan.
    equal(outcomes.valuesRead, 32 * 32 * 62 * 62);
    deepEqual(findStage("neighbours")!.accuracy!(chain), {
      "neighbours right": 1,
    });
    deepEqual(findStage("level2")!.accuracy!(chain), { "materials ARI": 1 });
  } finally {
    opened.close();
  }
});

Deno.test("a wrong neighbour and a lost material show in the accuracy", async () => {
  await using junction = await junctionFile({ scan: 32, seed: 3 });
  const chain = await openChain(junction.path, { engine: "cpu", seed: 3 });
  try {
    for (const stage of stagesWithNeeds(["neighbours", "level2"])) {
      await runStage(stage, chain);
    }
    const { neighbours } = chain.outcomes;
    neighbours!.indices.fill(0);
    const right = findStage("neighbours")!.accuracy!(chain)["neighbours right"];
    ok(right < 0.5, `${right}`);
    chain.outcomes.level2!.fill(1);
    const ari = findStage("level2")!.accuracy!(chain)["materials ARI"];
    ok(ari < 0.01, `${ari}`);
  } finally {
    chain.close();
  }
});

const idle: BenchStage = {
  name: "idle",
  about: "nothing",
  needs: [],
  runsOn: "thread",
  run: async () => {},
  size: () => "1",
  work: () => ({ bytes: 1, flops: 0 }),
};
const nothing = {} as BenchChain;

Deno.test("a stage with a clock of its own is timed by it, for each time that it is done", async () => {
  const wait = (milliseconds: number) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));
  const calls: number[] = [];
  const seconds = await runStage(
    {
      ...idle,
      ownClock: true,
      times: 4,
      async run(_, clock) {
        await wait(200);
        clock.start();
        await wait(20);
        clock.end();
      },
    },
    nothing,
    {
      clock: {
        start: () => void calls.push(performance.now()),
        end: () => void calls.push(performance.now()),
      },
    },
  );
  // A quarter of what the outer clock saw, which is told just before and after.
  const [start, end] = calls;
  equal(calls.length, 2);
  ok(4 * seconds <= (end - start) / 1000, `${seconds}`);
  // A timer may be a millisecond early.
  ok(4 * seconds > 0.018, `${seconds}`);
});

Deno.test("a stage that forgets its own clock is not timed", async () => {
  await rejects(
    runStage({ ...idle, ownClock: true }, nothing),
    /must start and end its own clock/,
  );
});

Deno.test("a lazy chain is opened once and runs what is needed once", async () => {
  await using junction = await junctionFile({ scan: 32, seed: 0 });
  let opened = 0;
  const lazy = new LazyChain(() => {
    opened++;
    return openChain(junction.path, { engine: "cpu", seed: 0 });
  });
  equal(opened, 0);
  const chain = await lazy.ready(findStage("gather")!);
  try {
    const { measurement } = chain.outcomes;
    ok(measurement !== undefined && chain.outcomes.found !== undefined);
    equal(chain.outcomes.matrix, undefined);
    await lazy.ready(findStage("neighbours")!);
    ok(chain.outcomes.matrix !== undefined);
    equal(chain.outcomes.measurement, measurement);
    equal(opened, 1);
  } finally {
    chain.engine.close();
    chain.source.close();
  }
});
