import { deepEqual, ok, rejects } from "node:assert/strict";
import { createJunction } from "../../../fixtures/junction/create_junction.ts";
import { openEngine } from "../../compute/open_engine.ts";
import { codeReadings } from "../readings.ts";
import { level2Stage } from "./level2_stage.ts";
import { RECIPE_STAGES } from "./recipe_stages.ts";

Deno.test("every stage needs only stages that come before it", () => {
  const before = new Set<string>();
  for (const { name, needs } of RECIPE_STAGES) {
    for (const need of needs) {
      ok(before.has(need), `${name} needs ${need}, which comes later`);
    }
    before.add(name);
  }
  deepEqual(before.size, RECIPE_STAGES.length);
});

Deno.test("a stage out of turn says what it lacks", async () => {
  const source = createJunction({ scale: "quick", seed: 0 });
  const engine = await openEngine("cpu");
  try {
    await rejects(
      level2Stage.run({
        source,
        engine,
        readings: codeReadings(source.shape.detector),
        seed: 0,
        outcomes: {},
      }),
      /without "matrix": the stage that makes it must run before/,
    );
  } finally {
    engine.close();
  }
});
