import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { createJunction } from "../../fixtures/junction/create_junction.ts";
import { openEngine } from "../compute/open_engine.ts";
import type { ReadingVariant } from "../reading/reading_variant.ts";
import type { ReadingsRecord } from "../reading/readings_record.ts";
import { InputError } from "../scan/input_error.ts";
import { chooseVariants } from "./choose_variants.ts";
import { runReadings, type RunReadingsOptions } from "./run_readings.ts";

/** Few features and epochs: every stage runs, in seconds. */
const SMALL = {
  threshold: { by: "percentile", share: 0.1 },
  aeHiddenLayers: 1,
  epochs: 1,
  restarts: 2,
} as const;

const variant = (
  id: string,
  changes: ReturnType<ReadingVariant["change"]>,
): ReadingVariant => ({
  id,
  title: id,
  step: null,
  source: "plain sense",
  about: `about ${id}`,
  change: () => ({ ...SMALL, ...changes }),
});

/** The second needs more clusters than there are positions: it ends with a message. */
const VARIANTS = [
  variant("default", {}),
  variant("impossible", { k: [2, 2, 4, 2000] }),
  variant("pooled", { std: "pooled" }),
];

const open = (seed: number) =>
  createJunction({ scale: "quick", seed, overrides: { scanSize: 32 } });

async function inFolder(
  body: (
    folder: string,
    run: (options?: Partial<RunReadingsOptions>) => Promise<string[]>,
  ) => Promise<void>,
) {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  const engine = await openEngine("cpu");
  try {
    await body(folder, async (options = {}) => {
      const said: string[] = [];
      await runReadings({
        variants: VARIANTS,
        seeds: [3],
        engine,
        scale: null,
        open,
        out: folder,
        command: ["--seeds", "1"],
        say: (line) => said.push(line),
        ...options,
      });
      return said;
    });
  } finally {
    engine.close();
    await Deno.remove(folder, { recursive: true });
  }
}

const recordOf = async (folder: string): Promise<ReadingsRecord> =>
  JSON.parse(await Deno.readTextFile(join(folder, "readings.json")));

Deno.test("readings: runs that stand are not run again, whatever they came to, and the record is the same", () =>
  inFolder(async (folder, run) => {
    strictEqual((await run()).length, 3, "three runs");
    const first = await recordOf(folder);
    deepStrictEqual(
      first.runs.map(({ variant, fault }) => [variant, fault !== undefined]),
      [["default", false], ["impossible", true], ["pooled", false]],
    );
    const page = await Deno.readTextFile(join(folder, "readings.html"));
    ok(page.includes("about pooled"));
    deepStrictEqual(await run(), [], "nothing left to run");
    deepStrictEqual(await recordOf(folder), first);

    // As after a kill: one run is missing, and a temporary one lies about.
    await Deno.remove(join(folder, "pooled-seed-3"), { recursive: true });
    await Deno.mkdir(join(folder, ".pooled-seed-3.x.partial"));
    strictEqual((await run()).length, 1, "the missing one");
    const times = (record: ReadingsRecord) => ({
      ...record,
      runs: record.runs.map(({ seconds: _, ...rest }) => rest),
      claims: record.claims.filter(({ id }) => !id.startsWith("time")),
    });
    deepStrictEqual(times(await recordOf(folder)), times(first));
  }));

Deno.test("readings: a folder with runs of another scan is refused", () =>
  inFolder(async (_, run) => {
    const variants = VARIANTS.slice(0, 2);
    await run({ variants });
    for (const none of variants) {
      await rejects(
        run({
          variants: [none],
          open: () =>
            createJunction({
              scale: "quick",
              seed: 4,
              overrides: { scanSize: 32 },
            }),
        }),
        InputError,
        none.id,
      );
    }
  }));

Deno.test("readings: parts can be left out, in a folder of their own, and a kept scan is removed", () =>
  inFolder(async (folder, run) => {
    const leaveOut = ["umap", "networks"] as const;
    const variants = [
      VARIANTS[0],
      { ...VARIANTS[2], id: "layers", change: () => ({ epochs: 9 }) },
    ];
    strictEqual((await run({ variants, leaveOut, keepScan: true })).length, 1);
    const record = await recordOf(folder);
    deepStrictEqual(record.variants.map(({ id }) => id), ["default"]);
    deepStrictEqual(record.runs.map(({ variant }) => variant), ["default"]);
    deepStrictEqual(
      [...Deno.readDirSync(folder)].map(({ name }) => name).sort(),
      ["default-seed-3", "readings.html", "readings.json"],
    );
    await rejects(run({ variants }), InputError, "with all parts");
  }));

Deno.test("--readings names readings, and says which it could mean", () => {
  deepStrictEqual(
    chooseVariants("std-pooled").map(({ id }) => id),
    ["default", "std-pooled"],
  );
  ok(chooseVariants(undefined).length > 5);
  try {
    chooseVariants("std-poled");
    ok(false, "accepted");
  } catch (error) {
    ok(error instanceof InputError);
    ok(error.message.includes("std-pooled?"), error.message);
  }
});
