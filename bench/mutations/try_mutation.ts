import { join } from "node:path";
import { applyMutation } from "./apply_mutation.ts";
import type { Mutation } from "./mutation.ts";
import type { MutationRow } from "./mutation_row.ts";
import { runTests } from "./run_tests.ts";

/** How a mutation is tried. */
export interface TryMutationOptions {
  /** A copy of the repository, in which files are changed. */
  readonly root: string;
  /** Tests beyond the nearest, run where those pass. */
  readonly wider: readonly string[];
  /** Seconds that tests may take, the nearest and the wider each. */
  readonly limit: number;
  /** Ends what is being tried; its row then says nothing. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Puts one mutation into a copy of the repository, runs the nearest tests and
 * then the wider ones until one fails, and takes the mutation out again.
 *
 * @throws {InputError} where its text is not there exactly once
 */
export async function tryMutation(
  mutation: Mutation,
  { root, wider, limit, signal }: TryMutationOptions,
): Promise<MutationRow> {
  const { file, find, tests, compile } = mutation;
  const path = join(root, file);
  const text = await Deno.readTextFile(path);
  const mutated = applyMutation(text, mutation);
  const line = text.slice(0, text.indexOf(find)).split("\n").length;
  const artefact = compile === undefined
    ? undefined
    : join(root, `lib/simd/artefact/${compile}.ts`);
  const before = artefact && await Deno.readTextFile(artefact);
  const start = performance.now();
  const row = (
    verdict: MutationRow["verdict"],
    by: string | null,
  ): MutationRow => ({
    ...mutation,
    line,
    verdict,
    by,
    seconds: (performance.now() - start) / 1000,
  });
  try {
    await Deno.writeTextFile(path, mutated);
    if (compile !== undefined) {
      const fault = await compileKernels(compile, root);
      if (fault !== null) return row("caught", `the compiler: ${fault}`);
    }
    for (const some of [tests, wider]) {
      if (some.length === 0) continue;
      const { ended, by } = await runTests(some, { root, limit, signal });
      if (ended === "out of time") return row("out of time", by!);
      if (ended === "failed") return row("caught", by!);
    }
    return row("survived", null);
  } finally {
    await Deno.writeTextFile(path, text);
    if (artefact) await Deno.writeTextFile(artefact, before!);
  }
}

/** Compiles kernels anew; says what the compiler found fault with, or null. */
async function compileKernels(
  name: string,
  root: string,
): Promise<string | null> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["task", "-q", "wasm", name],
    cwd: root,
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).output();
  if (success) return null;
  return new TextDecoder().decode(stderr).trim().split("\n")[0];
}
