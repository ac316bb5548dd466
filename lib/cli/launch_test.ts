import { deepEqual, equal, match, ok } from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { encodeNpy } from "../io/encode_npy.ts";
import { launchArguments } from "./launch/launch_arguments.ts";
import { LAUNCHED_COMMANDS } from "./launch/launched_commands.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** What a task starts, but for the shell. */
const task = (...args: string[]) => ({
  args: ["run", "-q", "--no-prompt", "-P=launch", "lib/cli/launch.ts", ...args],
  cwd: ROOT,
  env: { NO_COLOR: "1" },
});

async function inFolder(body: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir({ prefix: "stem4d test-" });
  try {
    await body(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** A scan that is analysed in a second, and the options for it. */
async function smallScan(folder: string): Promise<string[]> {
  const path = join(folder, "scan.npy");
  const values = Float32Array.from(
    { length: 120 * 256 },
    (_, i) => 50 + 20 * Math.sin(i * i),
  );
  await Deno.writeFile(path, encodeNpy(values, [10, 12, 16, 16]));
  return [
    ...[path, "--without", "umap,networks", "--engine", "cpu"],
    ...["--workers", "2"],
  ];
}

/** What a set lets its commands write beside what their arguments name. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  reproduce: ["runs"],
  "bench-page": [
    ...["README.md", "README.md.partial", "reports", "lib/compute/README.md"],
  ],
};

Deno.test("every task of a command starts it by the launcher", async () => {
  const { tasks, permissions } = JSON.parse(
    await Deno.readTextFile(join(ROOT, "deno.json")),
  );
  for (const [name, { script, set }] of Object.entries(LAUNCHED_COMMANDS)) {
    equal(
      tasks[name].command,
      `deno run -q -P=launch lib/cli/launch.ts ${name}`,
    );
    ok(await Deno.stat(join(ROOT, "lib/cli", script)));
    const { read, write = [], env, net = [], run = [], ...more } =
      permissions[set];
    deepEqual([read, env, more], [["."], {
      allow: ["TERM", "XDG_RUNTIME_DIR"],
      ignore: true,
      // How much memory is free, before a run that may need more.
    }, set === "reproduce" ? { sys: ["systemMemoryInfo"] } : {}]);
    deepEqual(write, WRITTEN[set] ?? []);
    deepEqual(net, set === "explore" ? ["127.0.0.1"] : []);
    deepEqual(run, set === "report-picture" ? ["/usr/bin/chromium"] : []);
  }
});

Deno.test("the launcher knows every option that takes a value", async () => {
  for (const [name, command] of Object.entries(LAUNCHED_COMMANDS)) {
    const { main } = await import(`./${command.script}`);
    const lines: string[] = [];
    const { log } = console;
    console.log = (line: string) => lines.push(...line.split("\n"));
    try {
      equal(await main(["--help"]), 0);
    } finally {
      console.log = log;
    }
    const valued = lines.flatMap((line) =>
      /^ {2}--([\w-]+) \S/.exec(line)?.[1] ?? []
    );
    ok(valued.length > 0 || name === "report", name);
    deepEqual(
      [...Object.keys(command.options ?? {}), ...command.valued ?? []].sort(),
      valued.sort(),
      name,
    );
  }
});

Deno.test("a command that is launched takes files from anywhere and writes where it is told", () =>
  inFolder(async (folder) => {
    const scan = await smallScan(folder);
    // Deno parts paths by commas.
    for (const name of ["a,b", "new/my run"]) {
      const out = join(folder, name);
      const { code, stderr } = await new Deno.Command(
        Deno.execPath(),
        task("reproduce", ...scan, "--quiet", "--out", out),
      ).output();
      equal(text(stderr), "");
      equal(code, 0, name);
      ok(await Deno.stat(join(out, "report.html")));
    }
    const run = join(folder, "new", "my run");
    const launched = async (...args: string[]) => {
      const { code, stdout, stderr } = await new Deno.Command(
        Deno.execPath(),
        task(...args),
      ).output();
      equal(text(stderr), "");
      equal(code, 0);
      return text(stdout);
    };
    await launched("report", run, "--quiet");
    match(
      await launched("verify", run, "--file", scan[0]),
      /All of \d+ are the same/,
    );
    await launched("export", run, "--emd", join(folder, "run.emd"));
    await launched("inspect", scan[0], "--png", join(folder, "pictures"));
    deepEqual(
      [...Deno.readDirSync(folder)].map(({ name }) => name).sort(),
      ["a,b", "new", "pictures", "run.emd", "scan.npy"],
    );
  }));

Deno.test("the launcher gives the command's exit status, and 128 and the number of a signal", () =>
  inFolder(async (folder) => {
    const bad = await new Deno.Command(
      Deno.execPath(),
      task("reproduce", join(folder, "absent.h5")),
    ).output();
    equal(bad.code, 2);
    match(text(bad.stderr), /^Cannot read .*absent\.h5[^\n]*\n$/);
    const unknown = await new Deno.Command(
      Deno.execPath(),
      task("reproduse"),
    ).output();
    equal(unknown.code, 2);
    match(text(unknown.stderr), /did you mean reproduce/);
    if (Deno.build.os === "windows") return;
    for (
      const [signal, status] of [["SIGINT", 130], ["SIGTERM", 143]] as const
    ) {
      const out = join(folder, signal);
      const child = new Deno.Command(Deno.execPath(), {
        ...task("reproduce", "--engine", "cpu", "--quiet", "--out", out),
        stderr: "piped",
      }).spawn();
      const state = `${out}.partial/incomplete.json`;
      while (!await Deno.stat(state).catch(() => undefined)) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      child.kill(signal);
      const { code, stderr } = await child.output();
      equal(code, status);
      const said = text(stderr);
      if (signal === "SIGINT") match(said, /--resume .*SIGINT\n$/);
    }
  }));

Deno.test("reproduce refuses to write where nothing allows it, and says what would", () =>
  inFolder(async (folder) => {
    const scan = await smallScan(folder);
    const out = join(folder, "run");
    const { code, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        ...["run", "-q", "--no-prompt", "-P=reproduce", "--allow-read"],
        ...["lib/cli/reproduce.ts", ...scan, "--quiet", "--out", out],
      ],
      cwd: ROOT,
    }).output();
    equal(code, 2);
    match(
      text(stderr),
      /^Cannot write the run to .* no permission to: start it by deno task, .*--allow-write=[^\n]*run\.partial\n$/,
    );
    deepEqual([...Deno.readDirSync(folder)].length, 1);
  }));

/** Whether a program can be given a network of its own, in which there is nothing. */
const alone = await new Deno.Command("unshare", { args: ["-rn", "true"] })
  .output().then(({ success }) => success, () => false);

Deno.test({
  name: "reproduce needs no network once its dependencies are cached",
  ignore: !alone,
  fn: () =>
    inFolder(async (folder) => {
      const scan = await smallScan(folder);
      const out = join(folder, "run");
      const args = await launchArguments("reproduce", [
        ...[...scan, "--quiet", "--out", out],
      ]);
      const { code, stderr } = await new Deno.Command("unshare", {
        args: [
          "-rn",
          Deno.execPath(),
          "run",
          "--cached-only",
          ...args.slice(1),
        ],
        cwd: ROOT,
      }).output();
      equal(text(stderr), "");
      equal(code, 0);
      ok(await Deno.stat(join(out, "report.html")));
    }),
});
