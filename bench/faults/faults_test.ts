import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { testOnGpu } from "../../lib/compute/test_on_gpu.ts";
import { inFolder } from "../../lib/testing/in_folder.ts";
import { fillDisk } from "./fill_disk.ts";
import { killRuns } from "./kill_runs.ts";
import { loseAdapter } from "./lose_adapter.ts";

// All thirty kills, disks and stages are `deno task faults`, which takes minutes.
Deno.test("killed at random moments a run goes on to the same bytes, and so where the disk was full", () =>
  inFolder(async (folder) => {
    const rows = await killRuns(folder, { kills: 1, seed: 0 });
    ok(rows.length >= 2);
    await Deno.mkdir(join(folder, "full"));
    rows.push(
      await fillDisk(join(folder, "full"), {
        whole: join(folder, "undisturbed"),
        kibibytes: 256,
      }),
    );
    deepStrictEqual(rows.filter(({ held }) => !held), []);
  }));

testOnGpu(
  "where the adapter is lost for good, the run is gone on with to the same bytes",
  () =>
    inFolder(async (folder) => {
      const rows = await loseAdapter(folder, { stages: ["train"] });
      strictEqual(rows.length, 1);
      deepStrictEqual(
        rows.filter(({ held, found }) => !held || !/AdapterError/.test(found)),
        [],
      );
    }),
);
