import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { judgeClaims } from "../claim/judge_claims.ts";
import { judgeRunFolder } from "./judge_run_folder.ts";
import { madeUpRun } from "./testing/made_up_run.ts";
import { writeMadeUpRun } from "./testing/write_made_up_run.ts";

Deno.test("a run folder is judged as the run in memory was, and without an array not on it", async () => {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    const run = madeUpRun();
    await writeMadeUpRun(folder, run);
    const rows = await judgeRunFolder(folder);
    deepStrictEqual(rows, judgeClaims(run));
    const verdict = (rows: Awaited<ReturnType<typeof judgeRunFolder>>) =>
      rows.find(({ id }) => id === "adf")?.verdict;
    strictEqual(verdict(rows), "reproduced");
    await Deno.remove(join(folder, "adf.npy"));
    strictEqual(
      verdict(await judgeRunFolder(folder)),
      "cannot be tested here",
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
