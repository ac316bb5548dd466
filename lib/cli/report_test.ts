import { ok, rejects, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { madeUpRun } from "../report/testing/made_up_run.ts";
import { writeMadeUpRun } from "../report/testing/write_made_up_run.ts";
import { InputError } from "../scan/input_error.ts";
import { main } from "./report.ts";

Deno.test("a report is drawn again from its folder, to the same bytes", async () => {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    await writeMadeUpRun(folder, madeUpRun());
    const page = () => Deno.readTextFile(join(folder, "report.html"));
    strictEqual(await main([folder, "--quiet"]), 0);
    const first = await page();
    await Deno.writeTextFile(join(folder, "report.html"), "an old page");
    strictEqual(await main([folder, "--quiet"]), 0);
    strictEqual(await page(), first);
    strictEqual(await main([folder, "--still", "--quiet"]), 0);
    const still = await page();
    ok(first.includes("<script") && first.includes("script-src"));
    ok(!still.includes("<script") && !still.includes("script-src"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("no folder, two folders and a folder without a run are refused", async () => {
  for (
    const [args, message] of [
      [[], /give the folder of one run/],
      [["a", "b"], /2 reports/],
      [["no such folder"], /holds no result\.json/],
    ] as const
  ) {
    await rejects(
      main(args),
      (error) => error instanceof InputError && message.test(error.message),
    );
  }
});
