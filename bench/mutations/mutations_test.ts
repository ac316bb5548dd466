import {
  deepStrictEqual,
  notStrictEqual,
  ok,
  rejects,
  strictEqual,
  throws,
} from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { InputError } from "../../lib/scan/input_error.ts";
import { git } from "../compare/git.ts";
import { madeUpRepository } from "../compare/testing/made_up_repository.ts";
import { applyMutation } from "./apply_mutation.ts";
import { MUTATIONS } from "./list/mutations.ts";
import type { Mutation } from "./mutation.ts";
import type { MutationRow } from "./mutation_row.ts";
import { mutationTable } from "./mutation_table.ts";
import { runMutations } from "./run_mutations.ts";
import { firstFailure } from "./run_tests.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

Deno.test("the text of every mutation is there exactly once, and so are its tests", async () => {
  ok(MUTATIONS.length >= 40);
  for (const mutation of MUTATIONS) {
    const text = await Deno.readTextFile(join(ROOT, mutation.file));
    notStrictEqual(applyMutation(text, mutation), text);
    ok(mutation.tests.length > 0, mutation.file);
    for (const test of mutation.tests) ok(existsSync(join(ROOT, test)), test);
    // Programs run what was compiled, not the source.
    strictEqual(
      mutation.compile !== undefined,
      mutation.file.startsWith("lib/simd/assembly/"),
      mutation.file,
    );
  }
  const places = MUTATIONS.map(({ file, find, replace }) =>
    [file, find, replace].join()
  );
  strictEqual(new Set(places).size, places.length, "each mistake once");
});

Deno.test("the committed table is its record's, and nothing survives in align, features, cluster, learn and score", async () => {
  const read = (name: string) => Deno.readTextFile(join(ROOT, "reports", name));
  const { command, environment, rows } = JSON.parse(
    await read("mutations.json"),
  );
  strictEqual(
    await read("mutations.md"),
    mutationTable(rows, environment, command.join(" ")),
  );
  ok(rows.length >= 40);
  deepStrictEqual(
    (rows as MutationRow[]).filter(({ file, verdict }) =>
      verdict === "survived" &&
      /^lib\/(align|features|cluster|learn|score)\//.test(file)
    ),
    [],
  );
});

Deno.test("a text that is not there once, or would not change, is refused", () => {
  const file = "a.ts";
  for (const find of ["three", "one", ""]) {
    throws(
      () => applyMutation("one two one", { file, find, replace: "x" }),
      (error) => error instanceof InputError && /a\.ts/.test(error.message),
    );
  }
  throws(
    () => applyMutation("one two", { file, find: "two", replace: "two" }),
    InputError,
  );
  strictEqual(
    applyMutation("1 - 2", { file, find: " - ", replace: "$&" }),
    "1$&2",
  );
});

/** Two functions of which one is tested, and a mistake of each kind. */
const SOURCE = `
/** Adds two numbers. */
export const add = (a: number, b: number): number => a + b;
export function countDown(from: number): number {
  let steps = 0;
  for (let at = from; at > 0; at--) steps++;
  return steps;
}
`;
const TEST = `
import { add, countDown } from "./sum.ts";
Deno.test("sums are right", () => {
  if (add(2, 3) !== 5) throw new Error("not 5");
});
Deno.test("it counts down", () => {
  if (countDown(3) !== 3) throw new Error("not 3");
});
`;

function mistake(find: string, replace: string): Mutation {
  return {
    file: "lib/own/sum.ts",
    find,
    replace,
    why: "a test",
    tests: ["lib/own"],
  };
}

async function repositoryWith(test: string) {
  const repository = await madeUpRepository();
  await repository.write(
    "deno.json",
    JSON.stringify({ permissions: { test: { read: true, run: true } } }),
  );
  await repository.write("lib/own/sum.ts", SOURCE);
  await repository.write("lib/own/sum_test.ts", test);
  await repository.write(
    "lib/recipe/other_test.ts",
    TEST.replaceAll("./sum", "../own/sum"),
  );
  return repository;
}

Deno.test("what a test notices is caught by name, a hang by time, and a comment survives", async () => {
  // Nothing is committed: the work tree as it stands is what is mutated.
  await using repository = await repositoryWith(TEST);
  const { root } = repository;
  const said: string[] = [];
  const rows = await runMutations([
    mistake("a + b", "a - b"),
    mistake("Adds two numbers.", "Adds three numbers."),
    mistake("at--", "at++"),
    mistake("=> a + b", '=> (Deno.kill(Deno.pid, "SIGABRT"), a + b)'),
  ], { root, limit: 12, onRow: ({ verdict }) => said.push(verdict) });
  deepStrictEqual(
    rows.map(({ verdict, line, by }) => [verdict, line, by]),
    [
      ["caught", 3, "lib/own/sum_test.ts: sums are right"],
      ["survived", 2, null],
      ["out of time", 6, "12 s"],
      ["caught", 3, "the process ended by SIGABRT, twice"],
    ],
  );
  deepStrictEqual(said, rows.map(({ verdict }) => verdict));
  strictEqual(await Deno.readTextFile(join(root, "lib/own/sum.ts")), SOURCE);
  strictEqual(
    (await git(["worktree", "list"], { root })).split("\n").length,
    1,
  );

  const table = mutationTable(rows, {
    date: "2026-01-01",
    commit: "c0ffee",
    platform: "here",
    deno: "2",
    cpu: "one",
    cores: 1,
    memoryBytes: 1,
    adapter: null,
    seed: 0,
    protocol: 1,
    warmUp: 0,
    cache: "warm",
    load: null,
  }, "deno task mutations");
  ok(table.includes("3 of 4 were noticed, 1 of them by time; 1 survived"));
  ok(table.indexOf("**nobody**") < table.indexOf("sums are right"));
});

Deno.test("a run that is interrupted leaves nothing behind", async () => {
  await using repository = await repositoryWith(TEST);
  const { root } = repository;
  // Before the tests start, and most likely while they run.
  for (const signal of [AbortSignal.abort(), AbortSignal.timeout(400)]) {
    const rows = await runMutations([mistake("at--", "at++")], {
      root,
      signal,
    });
    deepStrictEqual(rows, []);
  }
  strictEqual(
    (await git(["worktree", "list"], { root })).split("\n").length,
    1,
  );
});

Deno.test("where tests fail without any mutation nothing is tried", async () => {
  await using repository = await repositoryWith(TEST.replace("!== 5", "!== 6"));
  const { root } = repository;
  await rejects(
    runMutations([mistake("a + b", "a - b")], { root }),
    (error) =>
      error instanceof InputError &&
      /without any: .*sums are right/.test(error.message),
  );
  strictEqual(
    (await git(["worktree", "list"], { root })).split("\n").length,
    1,
  );
});

Deno.test("the test that failed first is named, or else the error", () => {
  strictEqual(
    firstFailure(
      "running 2 tests from ./lib/a_test.ts\nfirst ... ok (1ms)\na ... holds ... FAILED (2ms)\n",
    ),
    "lib/a_test.ts: a ... holds",
  );
  strictEqual(
    firstFailure("error: Uncaught SyntaxError: Unexpected token\n    at x.ts"),
    "SyntaxError: Unexpected token",
  );
});
