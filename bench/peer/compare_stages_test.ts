import assert from "node:assert/strict";
import { compareStages, type CompareStagesOptions } from "./compare_stages.ts";
import { madeUpSubject } from "./testing/made_up_subject.ts";
import { STAGES } from "../stage/stages.ts";

const OURS = STAGES.map(({ name }) => name);
const CHOICES = {
  whyNot: null,
  trainers: [],
  stages: null,
  repeats: 1,
  seconds: 1000,
};

function opened(name: string, stages: readonly string[], log: string[] = []) {
  const subject = madeUpSubject({ name, log, seconds: 1 });
  return { subject, opened: { name, stages } };
}

async function compared(options: Partial<CompareStagesOptions>) {
  const log: string[] = [];
  const ours = opened("ours", OURS, log);
  const peer = opened("peer", [
    "read",
    "align",
    "features",
    "gather",
    "neighbours",
    "umap",
    "umap-all",
  ], log);
  const rows = await compareStages(ours, { ...CHOICES, peer, ...options });
  return { rows, log };
}

Deno.test("compareStages keeps the recipe's order and does not time our pieces", async () => {
  const { rows, log } = await compared({});
  const stages = rows.filter(({ sum }) => !sum).map(({ stage }) => stage);
  assert.deepEqual(
    stages,
    [
      "read",
      "align",
      "measure",
      "features",
      "gather",
      "neighbours",
      "umap",
      "umap-all",
      "names",
    ].filter((stage) => stages.includes(stage)),
  );
  assert.ok(log.includes("peer align"));
  assert.ok(!log.includes("ours align"));
  const align = rows.find(({ stage }) => stage === "align");
  assert.equal(align?.ours, null);
  assert.match(align?.why ?? "", /within "measure"/);
});

Deno.test("compareStages adds up what belongs together", async () => {
  const { rows } = await compared({});
  const sums = rows.filter(({ sum, stage }) =>
    sum && stage === "neighbours + UMAP"
  );
  assert.deepEqual(sums.map(({ ratio }) => ratio?.median), [1, 0.5]);
  // The made-up peer has neither "adf" nor "deviations".
  const measure = rows.find(({ sum, stage }) => sum && stage === "measure");
  assert.equal(measure?.why, "the peer lacks adf, the peer lacks deviations");
});

Deno.test("compareStages runs once, unlisted, what wanted stages need", async () => {
  const { rows, log } = await compared({ stages: ["umap"], repeats: 2 });
  assert.deepEqual(rows.map(({ stage }) => stage), ["umap"]);
  assert.equal(log.filter((run) => run === "ours neighbours").length, 1);
  assert.equal(log.filter((run) => run === "ours umap").length, 3);
  assert.ok(!log.includes("peer neighbours"));
});

Deno.test("compareStages goes on without a peer", async () => {
  const { rows } = await compared({ peer: null, whyNot: "no Python" });
  const names = rows.filter(({ sum }) => !sum).map(({ stage }) => stage);
  for (const stage of ["read", "umap", "vae", "score"]) {
    assert.ok(names.includes(stage), stage);
  }
  assert.ok(rows.every(({ ours, peer }) => ours !== null && peer === null));
  assert.equal(rows.find(({ stage }) => stage === "umap")?.why, "no Python");
});

Deno.test("compareStages gives each trainer a row beside the same runs of ours", async () => {
  const stages = ["ae-step"];
  const trainers = [opened("tfjs", stages), opened("jax", stages)];
  const { rows } = await compared({ stages, trainers });
  const named = rows.map(({ peerName }) => peerName);
  assert.deepEqual(named.slice(-2), ["tfjs's library", "jax's library"]);
  assert.ok(rows.slice(-2).every(({ ratio }) => ratio?.median === 1));
});
