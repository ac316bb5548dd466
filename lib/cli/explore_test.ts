import { equal, match, ok, rejects } from "node:assert/strict";
import { join } from "node:path";
import { madeUpRun } from "../report/testing/made_up_run.ts";
import { writeMadeUpRun } from "../report/testing/write_made_up_run.ts";
import { InputError } from "../scan/input_error.ts";
import { main } from "./explore.ts";
import { launchArguments } from "./launch/launch_arguments.ts";

const root = new URL("../../", import.meta.url).pathname;

Deno.test("explore refuses what it cannot show", async () => {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    const run = join(folder, "run");
    await Deno.mkdir(run);
    await writeMadeUpRun(run, madeUpRun({ scan: 24, detector: 30 }));
    const refused = (args: string[], message: RegExp) =>
      rejects(main(args), (error) => {
        ok(error instanceof InputError, String(error));
        match(error.message, message);
        return true;
      });
    await refused([], /give one that deno task reproduce wrote/);
    await refused([run, run, run], /3 run folders/);
    await refused([folder], /holds no result.json/);
    await refused([run, folder], /holds no result.json/);
    await refused([run, "--file", join(folder, "absent.h5")], /no such file/);
    await refused([run, "--port", "70000"], /whole number from 1 to 65535/);
    await refused([run, "--prt", "1"], /did you mean --port/);
    equal(await main(["--help"]), 0);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("explore serves with no more than its permissions, prints its address and ends by Ctrl-C", async () => {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    await writeMadeUpRun(folder, madeUpRun({ scan: 24, detector: 30 }));
    const before = JSON.stringify([...Deno.readDirSync(folder)]);
    const child = new Deno.Command(Deno.execPath(), {
      args: await launchArguments("explore", [folder]),
      cwd: root,
      env: { NO_COLOR: "1" },
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    let printed = "";
    for await (
      const text of child.stdout.pipeThrough(new TextDecoderStream())
    ) {
      printed += text;
      const [, port] = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(printed) ?? [];
      if (port === undefined) continue;
      const page = await fetch(`http://127.0.0.1:${port}/`);
      equal(page.status, 200);
      match(await page.text(), /There are no patterns on demand/);
      child.kill("SIGINT");
    }
    // The made-up run's input is nowhere: that is said, and where to give it.
    match(printed, /Input: .*The page has no patterns on demand/);
    equal((await child.status).code, 0);
    equal(await new Response(child.stderr).text(), "");
    equal(JSON.stringify([...Deno.readDirSync(folder)]), before);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
