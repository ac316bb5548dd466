import { deepEqual, equal, match, ok } from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchArguments } from "./launch_arguments.ts";
import type { Targets } from "./testing/attempt_escape.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PROBE = fileURLToPath(
  new URL("./testing/attempt_escape.ts", import.meta.url),
);

/** What a program can do that is started in place of a command. */
async function attemptEscape(
  start: (targets: string, out: string) => Promise<string[]> | string[],
): Promise<
  { readonly outcomes: Record<string, string>; readonly left: string[] }
> {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  const listener = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    () => new Response("there"),
  );
  try {
    for (const name of ["out", "input", "other"]) {
      await Deno.mkdir(join(folder, name));
    }
    const other = join(folder, "other");
    const targets: Targets = {
      allowed: join(folder, "out", "run", "file"),
      // Another folder, the one above, beside the input, the project's own.
      forbidden: [
        join(other, "written"),
        join(folder, "written"),
        join(folder, "input", "written"),
        join(folder, "out", "run-beside"),
        join(ROOT, "written-by-test"),
        join(ROOT, "lib", "cli", "written-by-test"),
      ],
      victim: join(other, "victim"),
      port: listener.addr.port,
      variable: "STEM4D_SECRET",
    };
    await Deno.mkdir(`${targets.allowed}-folder`, { recursive: true });
    for (
      const path of [
        targets.victim,
        `${targets.victim}-2`,
        `${targets.allowed}-2`,
      ]
    ) await Deno.writeTextFile(path, "here");
    const file = join(folder, "input", "targets.json");
    await Deno.writeTextFile(file, JSON.stringify(targets));
    const args = await start(file, join(folder, "out", "run"));
    const { stdout, stderr, success } = await new Deno.Command(
      Deno.execPath(),
      {
        args,
        cwd: ROOT,
        env: { NO_COLOR: "1", STEM4D_SECRET: "seen" },
      },
    ).output();
    ok(success, new TextDecoder().decode(stderr));
    const left = targets.forbidden.filter((path) => {
      try {
        Deno.removeSync(path);
        return true;
      } catch {
        return false;
      }
    });
    return { outcomes: JSON.parse(new TextDecoder().decode(stdout)), left };
  } finally {
    await listener.shutdown();
    await Deno.remove(folder, { recursive: true });
  }
}

/** What a command's program may do, and how everything else is refused. */
function checkRefused(
  { outcomes, left }: Awaited<ReturnType<typeof attemptEscape>>,
  allowed: readonly string[],
) {
  deepEqual(left, []);
  for (const [name, outcome] of Object.entries(outcomes)) {
    if (allowed.includes(name)) equal(outcome, "done", name);
    else if (name.startsWith("see a variable")) equal(outcome, "hidden", name);
    else if (name.startsWith("import a module")) {
      match(outcome, /--no-remote|Requires import access/, name);
    } else match(outcome, /^NotCapable$|Requires \w+ access|EPERM/, name);
  }
}

Deno.test("reproduce writes nowhere but in its run, reaches no network, runs nothing and sees no variable", async () => {
  checkRefused(
    await attemptEscape((targets, out) =>
      launchArguments("reproduce", [targets, "--out", out], { script: PROBE })
    ),
    ["write what is allowed"],
  );
});

Deno.test("explore writes nowhere and listens on 127.0.0.1 alone", async () => {
  const loopback = [
    "fetch",
    "fetch by Node's functions",
    "connect",
    "connect by Node's functions",
    "open a web socket",
    "listen",
  ];
  checkRefused(
    await attemptEscape((targets) =>
      launchArguments("explore", [targets], { script: PROBE })
    ),
    loopback,
  );
});

Deno.test("what is tried can be done by a program that may do everything", async () => {
  const { outcomes, left } = await attemptEscape((targets) => [
    ...["run", "-q", "-A", `--config=${ROOT}deno.json`, PROBE, targets],
  ]);
  equal(left.length, 6);
  // There may be no network here, and no C library by that name.
  const unsure = /^(import a module|load a library|look up)/;
  for (const [name, outcome] of Object.entries(outcomes)) {
    if (unsure.test(name)) continue;
    equal(outcome, name.startsWith("see a variable") ? "seen" : "done", name);
  }
});
