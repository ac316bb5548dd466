import { deepStrictEqual, equal, ok } from "node:assert/strict";
import { createHash } from "node:crypto";
import { GOLDEN_FILE } from "./check_golden.ts";
import { goldenDifferences } from "./golden_differences.ts";
import { goldenArray, type GoldenRecord } from "./golden_record.ts";

const text = await Deno.readTextFile(GOLDEN_FILE);
const records: Record<string, GoldenRecord> = JSON.parse(text);

Deno.test("every revision of the golden records has a line that says why", async () => {
  const changelog = await Deno.readTextFile(
    new URL("../../fixtures/golden/CHANGELOG.md", import.meta.url),
  );
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const line = changelog.split("\n").find((line) => line.includes(digest));
  ok(
    line !== undefined,
    `fixtures/golden/quick.json is revision ${digest}: add a line "- ${digest}: why" to fixtures/golden/CHANGELOG.md`,
  );
  ok(/^- [0-9a-f]{16}: .{10,}/.test(line), "the line says why");
});

Deno.test("both engines have a golden record, which differs from itself in nothing", () => {
  deepStrictEqual(Object.keys(records).sort(), ["cpu", "webgpu on lavapipe"]);
  for (const record of Object.values(records)) {
    deepStrictEqual(goldenDifferences(record, record), []);
    for (const name of ["level1", "materials", "level3", "feature_mask"]) {
      ok("sha256" in record.arrays[name], name);
    }
    ok("values" in record.arrays.shifts);
    equal(Object.keys(record.losses).length, 4);
  }
});

Deno.test("drift is seen: one label, one value, one loss, an array more or less", () => {
  const labels = new Int8Array(1000).map((_, i) => i % 3);
  const values = new Float32Array(1000).map((_, i) => Math.sin(i));
  const record = (
    { level1 = labels, ae = labels, adf = values, umap = values, loss = 1 } =
      {},
  ): GoldenRecord => ({
    arrays: Object.fromEntries(
      Object.entries({ level1, ae, adf, umap }).map(([name, data]) => [
        name,
        goldenArray(name, { data, shape: [1000] }),
      ]),
    ),
    losses: { "ae of WS2": loss },
  });
  const golden = record();
  const changed = <Values extends Int8Array | Float32Array>(
    values: Values,
    change: (value: number, i: number) => number,
  ) => values.map(change) as Values;
  const differences = (...[now]: Parameters<typeof record>) =>
    goldenDifferences(record(now), golden);
  deepStrictEqual(differences(), []);
  deepStrictEqual(
    differences({ level1: changed(labels, (v, i) => i === 7 ? 2 : v) }),
    ["level1 has another digest"],
  );
  deepStrictEqual(
    differences({ ae: changed(labels, (v, i) => i < 60 ? 2 : v) }).length,
    0,
  );
  equal(
    differences({ ae: changed(labels, (v, i) => i < 300 ? 2 : v) }).length,
    1,
  );
  equal(differences({ adf: changed(values, (v) => v + 2e-4) }).length, 1);
  equal(differences({ adf: changed(values, (v) => v + 2e-5) }).length, 0);
  equal(differences({ umap: changed(values, (v) => -v) }).length, 0);
  equal(differences({ umap: changed(values, (v) => 1.5 * v) }).length, 1);
  equal(differences({ adf: changed(values, () => NaN) }).length, 1);
  equal(differences({ loss: 1.1 }).length, 1);
  const { level1: _, ...fewer } = golden.arrays;
  deepStrictEqual(goldenDifferences({ ...golden, arrays: fewer }, golden), [
    "level1 is missing",
  ]);
  deepStrictEqual(goldenDifferences(golden, { ...golden, arrays: fewer }), [
    "level1 is new",
  ]);
});
