import assert from "node:assert/strict";
import { join } from "node:path";
import { openEngine } from "../lib/compute/open_engine.ts";
import { OptionValues } from "../lib/cli/option_values.ts";
import { InputError } from "../lib/scan/input_error.ts";
import { junctionFile } from "./junction/junction_file.ts";
import { qualityChoices } from "./quality/quality_options.ts";
import { runChain } from "./quality/run_chain.ts";

Deno.test("runChain runs the recipe on a junction's file and scores it, or says why it failed", async () => {
  const engine = await openEngine("cpu");
  try {
    await using junction = await junctionFile({
      scan: 32,
      detector: 32,
      seed: 0,
    });
    const { seconds, accuracy, failure } = await runChain(
      junction.path,
      engine,
      { seed: 0, readings: { epochs: 1, restarts: 2 } },
    );
    assert.equal(failure, null);
    assert.ok(seconds > 0);
    assert.equal(accuracy["flake ARI"], 1);
    assert.ok(accuracy["residual px"] > 0 && accuracy["residual px"] < 0.05);
    for (const measure of ["materials by name", "WSe2 VAE ARI"]) {
      assert.ok(Number.isFinite(accuracy[measure]), measure);
    }
    const failed = await runChain(junction.path, engine, {
      seed: 0,
      readings: { annulus: [14, 14.01] },
    });
    assert.match(failed.failure ?? "", /^Cannot /);
    assert.deepEqual(failed.accuracy, {});
    const missing = join(junction.path, "none.h5");
    assert.ok((await runChain(missing, engine, { seed: 0 })).failure);
  } finally {
    engine.close();
  }
});

Deno.test("qualityChoices takes axes by name and refuses what can't be used", () => {
  const choices = (values: Record<string, string>) =>
    qualityChoices(new OptionValues(values));
  const { axes, seedAxis, seeds } = choices({
    axes: "epochs,dose",
    seeds: "2",
    seed: "7",
  });
  assert.deepEqual(axes.map(({ axis }) => axis), ["dose", "epochs"]);
  assert.equal(seedAxis, false);
  assert.deepEqual(seeds, [7, 8]);
  assert.equal(choices({}).seedAxis, true);
  for (
    const wrong of [{ axes: "does" }, { seeds: "0" }, { scan: "31" }, {
      engine: "gpu",
    }]
  ) assert.throws(() => choices(wrong), InputError, JSON.stringify(wrong));
});
