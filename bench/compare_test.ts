import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { InputError } from "../lib/scan/input_error.ts";
import { main } from "./compare.ts";
import { git } from "./compare/git.ts";
import {
  type MadeUpRepository,
  madeUpRepository,
} from "./compare/testing/made_up_repository.ts";
import type { ComparisonFile } from "./record/comparison_file.ts";

/** The fewest rounds in which two stages can be told from chance. */
const SHORT = ["--rounds", "7", "--quiet"];

/** Runs the command without its table; gives the status and the record. */
async function compare(
  { root }: MadeUpRepository,
  ...args: string[]
): Promise<{ status: number; table: string; record: ComparisonFile }> {
  const out = join(root, "ignored", "comparison.json");
  const { log } = console;
  let table = "";
  console.log = (text: string) => table = text;
  try {
    const status = await main([...args, ...SHORT, "--out", out], { root });
    return { status, table, record: JSON.parse(await Deno.readTextFile(out)) };
  } finally {
    console.log = log;
  }
}

async function worktrees({ root }: MadeUpRepository): Promise<number> {
  return (await git(["worktree", "list"], { root })).split("\n").length;
}

Deno.test("bench:compare calls what became slower or faster and ends with 1 or 0", async () => {
  await using repository = await madeUpRepository();
  await repository.serve({ align: 1.3, adf: 0.7 });
  // Not committed: the work tree as it stands is what is looked at.
  const both = await compare(repository, "HEAD", "--stages", "align,adf");
  strictEqual(both.status, 1);
  const { changes, after, before } = both.record;
  strictEqual(after, `${before}+changes`);
  deepStrictEqual(
    changes.map(({ stage, verdict, engine, size }) => [
      stage,
      verdict,
      engine,
      size,
    ]),
    [
      ["align", "slower", "cpu", "1024 x 3844"],
      ["adf", "faster", "cpu", "1024 x 3844"],
    ],
  );
  // The made-up times differ by a hundredth.
  ok(Math.abs(changes[0].ratio - 1.3) < 0.02, `${changes[0].ratio}`);
  strictEqual(changes[0].rounds.length, changes[0].before.length);
  ok(/align is slower: \+(29|30|31) %/.test(both.table), both.table);

  const faster = await compare(repository, "HEAD", "--stages", "adf");
  strictEqual(faster.status, 0);
  strictEqual(faster.record.changes[0].verdict, "faster");
  strictEqual(await worktrees(repository), 1);
});

Deno.test("bench:compare says which revision a stage fails in, and leaves nothing behind", async () => {
  await using repository = await madeUpRepository();
  await repository.serve({ align: null });
  await rejects(
    compare(repository, "HEAD", "--stages", "align"),
    (error) =>
      error instanceof InputError &&
      /Cannot time after \([0-9a-f]{7}\+changes\): it broke/.test(
        error.message,
      ),
  );
  strictEqual(await worktrees(repository), 1);
  await rejects(compare(repository, "nowhere"), InputError);
});

Deno.test(
  "bench:compare, interrupted, ends with 130 and leaves nothing behind",
  {
    ignore: Deno.build.os === "windows",
  },
  async () => {
    await using repository = await madeUpRepository();
    const { root } = repository;
    const temporary = join(root, "ignored");
    await Deno.mkdir(temporary);
    const url = new URL("./compare.ts", import.meta.url).href;
    const args = ["HEAD", "HEAD", "--stages", "adf", "--rounds", "1000"];
    const child = new Deno.Command(Deno.execPath(), {
      args: [
        "eval",
        `import { main } from ${JSON.stringify(url)};
       const options = { root: ${JSON.stringify(root)} };
       Deno.exit(await main(${JSON.stringify(args)}, options));`,
      ],
      cwd: fileURLToPath(new URL("../", import.meta.url)),
      env: { TMPDIR: temporary },
      stdout: "null",
      stderr: "piped",
    }).spawn();
    // Until the second round has begun.
    let said = "";
    let told = false;
    const decoder = new TextDecoder();
    for await (const part of child.stderr) {
      said += decoder.decode(part);
      if (!told && said.includes("round 2")) {
        child.kill("SIGTERM");
        told = true;
      }
    }
    strictEqual((await child.status).code, 130, said);
    deepStrictEqual([...Deno.readDirSync(temporary)], []);
    strictEqual(await worktrees(repository), 1);
  },
);
