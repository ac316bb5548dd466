import assert from "node:assert/strict";
import { join } from "node:path";
import { OptionValues } from "../lib/cli/option_values.ts";
import { InputError } from "../lib/scan/input_error.ts";
import { readBenchRecord } from "./page/read_bench_record.ts";
import { main } from "./scaling.ts";
import { scalingChoices } from "./scaling/scaling_options.ts";

Deno.test("bench:scaling times real stages at real sizes and writes a record that the page reads", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const args = [
      ...["--scans", "32,33", "--detectors", "32,33", "--scan", "32"],
      ...["--detector", "32", "--stages", "features,gather", "--repeats", "1"],
      ...["--out", join(folder, "scaling.json")],
    ];
    assert.equal(await main(args), 0);
    const record = await readBenchRecord(folder, "scaling");
    assert.ok(record !== null);
    assert.deepEqual(
      record.series.map(({ stage, axis }) => `${stage} ${axis}`),
      ["features scan", "gather scan", "features detector", "gather detector"],
    );
    for (const { points, leftOut, axis } of record.series) {
      assert.deepEqual(points.map(({ side }) => side), [32, 33]);
      assert.deepEqual(leftOut, []);
      for (const { samples, workUnits, scanBytes, side } of points) {
        assert.ok(samples.length === 1 && samples[0] > 0);
        assert.ok(workUnits > 0);
        assert.equal(scanBytes, 4 * (32 * side) ** 2, axis);
      }
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("scalingChoices sorts sides, takes each once and refuses what can't be used", () => {
  const choices = (values: Record<string, string>) =>
    scalingChoices(new OptionValues(values));
  const [scan, detector] = choices({ scans: "64, 32,64" }).axes;
  assert.deepEqual(scan, { axis: "scan", sides: [32, 64], otherSide: 62 });
  assert.deepEqual(detector.sides, [32, 62, 93, 124]);
  assert.deepEqual(
    choices({ axis: "detector" }).axes.map(({ axis }) => axis),
    ["detector"],
  );
  for (
    const wrong of [
      { scans: "31" },
      { detectors: "62,x" },
      { stages: "neighbors" },
      { budget: "0" },
      { axis: "both" },
    ]
  ) assert.throws(() => choices(wrong), InputError, JSON.stringify(wrong));
});
