import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import {
  createJunction,
  type JunctionOptions,
} from "../../fixtures/junction/create_junction.ts";
import { openEngine } from "../compute/open_engine.ts";
import { openScan } from "../io/open_scan.ts";
import { writeHdf5Scan } from "../io/write_hdf5_scan.ts";
import { codeReadings } from "../recipe/readings.ts";
import { outcomeOf, type RecipeChain } from "../recipe/stage/recipe_chain.ts";
import { featuresStage } from "../recipe/stage/features_stage.ts";
import { gatherStage } from "../recipe/stage/gather_stage.ts";
import { level1Stage } from "../recipe/stage/level1_stage.ts";
import { level2Stage } from "../recipe/stage/level2_stage.ts";
import { level3Stage } from "../recipe/stage/level3_stage.ts";
import { measureStage } from "../recipe/stage/measure_stage.ts";
import { namesStage } from "../recipe/stage/names_stage.ts";
import { InputError } from "../scan/input_error.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { scorePartition } from "../score/score_partition.ts";
import { findDomains } from "./find_domains.ts";

/** The recipe as far as level 3: `deno task alternative` holds the networks against it too. */
const STAGES = [
  measureStage,
  featuresStage,
  gatherStage,
  level1Stage,
  level2Stage,
  namesStage,
  level3Stage,
];

Deno.test("better than the recipe on the quick junction, by every measure", async () => {
  // Seed 5 was neither tuned on nor is it in the record.
  await using file = await junctionScan({ scale: "quick", seed: 5 });
  const { source } = file;
  const engine = await openEngine("cpu");
  try {
    const readings = codeReadings(source.shape.detector);
    const chain: RecipeChain = {
      source,
      engine,
      readings,
      seed: 5,
      outcomes: {},
    };
    for (const stage of STAGES) await stage.run(chain, () => {});
    const materials = new Int8Array(80 * 80);
    const domains = new Int8Array(80 * 80);
    const level3 = outcomeOf(chain, "level3");
    outcomeOf(chain, "materialRows").forEach(({ rows }, material) =>
      rows.forEach((position, i) => {
        materials[position] = 1 + material;
        domains[position] = 1 + 10 * material + level3[material][i];
      })
    );
    const recipe = scorePartition(source, { materials, domains });
    const found = await findDomains(source, engine, { seed: 5 });
    const own = scorePartition(source, found);
    strictEqual(own.length, recipe.length);
    own.forEach(({ subject, measure, value }, i) => {
      strictEqual(recipe[i].subject, subject);
      strictEqual(recipe[i].measure, measure);
      const theirs = recipe[i].value;
      if (subject.endsWith("sub-domains")) {
        ok(value > theirs + 0.1, `${subject} ${measure}: ${value}, ${theirs}`);
      } else {
        // Both find flake and materials without a mistake or nearly so.
        ok(value >= Math.min(theirs, 0.995), `${subject} ${measure}: ${value}`);
      }
    });
    deepStrictEqual(
      found.description.map(({ domains }) => domains.length),
      [2, 4],
      "as many as the truth has",
    );
    const [ws2, wse2] = found.description;
    // Published: 1.030; the fixture has 29.54 over 28.69, contracted by ripples.
    const ratio = ws2.firstRing / wse2.firstRing;
    ok(Math.abs(ratio - 1.033) < 0.006, `${ratio}`);
  } finally {
    engine.close();
  }
});

Deno.test("the same to the bit, whatever the number of threads and the blocks", async () => {
  await using file = await junctionScan({
    scale: "quick",
    seed: 2,
    overrides: { scanSize: 32 },
  });
  const { source } = file;
  const found = [];
  for (const [workers, blockBytes] of [[1, 1 << 20], [3, 1 << 16]]) {
    const engine = await openEngine("cpu", { workers });
    try {
      found.push(await findDomains(source, engine, { seed: 2, blockBytes }));
    } finally {
      engine.close();
    }
  }
  deepStrictEqual(found[0], found[1]);
});

Deno.test("what can't be done is said", async () => {
  const engine = await openEngine("cpu", { workers: 1 });
  try {
    await using file = await junctionScan({
      scale: "quick",
      seed: 0,
      overrides: {
        scanSize: 32,
        ws2: { ...createDark(), name: "WS2" },
        wse2: { ...createDark(), name: "WSe2" },
      },
    });
    const { source: bare } = file;
    await rejects(
      findDomains(bare, engine, { seed: 0 }),
      (error) =>
        error instanceof InputError && /no hexagonal/.test(error.message),
    );
    await rejects(
      findDomains(bare, engine, { seed: 0, mostDomains: 1 }),
      InputError,
    );
  } finally {
    engine.close();
  }
});

/** A junction's scan from a file: its own patterns are made anew whenever they are read. */
async function junctionScan(
  options: JunctionOptions,
): Promise<AsyncDisposable & { readonly source: ScanSource }> {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-domains-" });
  const path = join(folder, "junction.h5");
  await writeHdf5Scan(path, createJunction(options), { compression: "none" });
  const source = await openScan(path);
  return {
    source,
    [Symbol.asyncDispose]: async () => {
      source.close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** A crystal without disks. */
function createDark() {
  const { ws2 } = createJunction({ scale: "quick", seed: 0 }).specification;
  return { ...ws2, strong: 0, weak: 0, second: 0 };
}
