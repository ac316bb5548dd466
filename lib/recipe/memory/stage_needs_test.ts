import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { codeReadings } from "../readings.ts";
import { checkMemory, greatestNeed } from "./check_memory.ts";
import { expectedNeed } from "./expected_need.ts";
import { MemoryError } from "./memory_error.ts";
import type { MemoryFacts } from "./memory_facts.ts";
import { stageNeeds } from "./stage_needs.ts";

const published: MemoryFacts = {
  source: {
    shape: { scan: [256, 256], detector: [124, 124] },
    dtype: "float32",
    chunk: [1, 1],
  },
  workers: 2,
  gpu: false,
  readings: codeReadings([124, 124]),
  leaveOut: [],
  yardstick: true,
  features: 2015,
  materials: [16274, 3795],
};

/**
 * Largest resident memory of each stage, MB, of a run of these sizes within 1 GB
 * (without UMAP and networks), sampled every 50 ms on two cores.
 */
const MEASURED = {
  measure: 374,
  features: 258,
  gather: 757,
  level1: 740,
  level2: 742,
  names: 805,
  level3: 788,
  patterns: 827,
  claims: 938,
  sample: 883,
};

Deno.test("needs cover what was measured at the published size, and are not absurd", () => {
  const needs = new Map(
    stageNeeds({
      ...published,
      leaveOut: ["umap", "networks"],
      yardstick: false,
    }).map(({ stage, wanted }) => [stage, wanted]),
  );
  for (const [stage, measured] of Object.entries(MEASURED)) {
    const needed = needs.get(stage)! / 1e6;
    ok(needed >= measured, `${stage} took ${measured}, was to need ${needed}`);
    ok(needed < 1.35 * measured, `${stage}: ${needed} for ${measured}`);
  }
});

Deno.test("every stage that runs is counted, and none that does not", () => {
  const names = (facts: MemoryFacts) =>
    stageNeeds(facts).map(({ stage }) => stage);
  deepEqual(
    names(published).join(" "),
    "measure features gather neighbours umap level1 level2 names level3 train patterns claims sample yardstick report",
  );
  deepEqual(
    names({ ...published, leaveOut: ["umap", "networks"], yardstick: false })
      .join(" "),
    "measure features gather level1 level2 names level3 patterns claims sample report",
  );
});

Deno.test("more of anything never needs less", () => {
  const grown: Partial<MemoryFacts>[] = [
    { workers: 3 },
    { gpu: true },
    { features: 2016 },
    { features: 4000 },
    { materials: [30000, 3795] },
    { readings: { ...published.readings, k: [2, 2, 5, 9] } },
    { readings: { ...published.readings, restarts: 11 } },
    { source: { ...published.source, dtype: "float64" } },
    { source: { ...published.source, chunk: [32, 32] } },
    {
      source: {
        ...published.source,
        shape: { scan: [256, 257], detector: [124, 124] },
      },
    },
  ];
  for (const more of grown) {
    const after = stageNeeds({ ...published, ...more });
    stageNeeds(published).forEach(({ stage, least, wanted }, i) => {
      ok(after[i].least >= least, `${stage}, ${JSON.stringify(more)}`);
      ok(after[i].wanted >= wanted, `${stage}, ${JSON.stringify(more)}`);
      ok(wanted >= least);
    });
  }
});

Deno.test("a refusal says what is needed, and that much is enough", () => {
  throws(
    () => checkMemory(published, 600e6),
    (error: MemoryError) => {
      ok(error instanceof MemoryError);
      equal(error.needed, greatestNeed(published).least);
      ok(
        /^Cannot run within --memory 600MB as the stage "yardstick" needs at least 1\.\d\dGB for 256 x 256 positions with 2015 features each: give that much or more, or one thread \(--workers 1\), 1\.\d*GB, or another run --without umap,networks, \d+(\.\d+)?[MG]B, or another run with half the features/
          .test(error.message),
        error.message,
      );
      checkMemory(published, error.needed);
      // Stages that are done count no more.
      checkMemory(published, error.needed - 1, "report");
      return true;
    },
  );
});

Deno.test("before the features are found only what must come is refused", () => {
  const { features: _, materials: __, ...before } = published;
  checkMemory(before, 600e6);
  throws(() => checkMemory(before, 300e6), /for 256 x 256 positions: give/);
  const { bytes, features } = expectedNeed(before);
  equal(features, Math.ceil(0.3 * 8412));
  ok(bytes > greatestNeed(published).least && bytes < 3e9);
});
