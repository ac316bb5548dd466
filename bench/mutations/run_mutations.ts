import { join } from "node:path";
import { InputError } from "../../lib/scan/input_error.ts";
import { git } from "../compare/git.ts";
import { snapshotWorkTree } from "../compare/revision.ts";
import type { Mutation } from "./mutation.ts";
import type { MutationRow } from "./mutation_row.ts";
import { runTests } from "./run_tests.ts";
import { tryMutation } from "./try_mutation.ts";

/** How mutations are run. */
export interface RunMutationsOptions {
  /** Folder of the repository, in which nothing is changed. */
  readonly root: string;
  /** Seconds that a mutation's nearest tests may take, and its wider ones. Default 180. */
  readonly limit?: number;
  /** Called after each. */
  readonly onRow?: (row: MutationRow) => void;
  /** Ends the run; what was being tried is left out. */
  readonly signal?: AbortSignal;
}

/**
 * Tries one mutation after the other on the work tree as it stands, new files
 * included and ignored ones not, checked out into a temporary folder as a git
 * worktree that is removed afterwards.
 *
 * @throws {InputError} where git refuses, a text is not there exactly once, or
 * tests fail without any mutation: then a failure would say nothing
 */
export async function runMutations(
  mutations: readonly Mutation[],
  { root, limit = 180, onRow, signal }: RunMutationsOptions,
): Promise<MutationRow[]> {
  const { commit } = await snapshotWorkTree(root);
  const folder = await Deno.realPath(
    await Deno.makeTempDir({ prefix: "stem4d-mutations-" }),
  );
  const copy = join(folder, "copy");
  try {
    await git(["worktree", "add", "--quiet", "--detach", copy, commit], {
      root,
    });
    const all = [...new Set(mutations.flatMap(({ tests }) => tests))];
    const whole = await runTests(all, {
      root: copy,
      limit: 10 * limit,
      signal,
    });
    if (signal?.aborted) return [];
    if (whole.ended !== "passed") {
      throw new InputError(
        `Cannot try mutations as the tests must pass without any: ${whole.by}`,
      );
    }
    const rows: MutationRow[] = [];
    for (const mutation of mutations) {
      const row = await tryMutation(mutation, {
        root: copy,
        wider: widerTests(mutation),
        limit,
        signal,
      });
      if (signal?.aborted) break;
      rows.push(row);
      onRow?.(row);
    }
    return rows;
  } finally {
    // Twice --force: also where checking out was cut short.
    await git(["worktree", "remove", "--force", "--force", copy], { root })
      .catch(() => {});
    await Deno.remove(folder, { recursive: true });
    await git(["worktree", "prune"], { root });
  }
}

/** Tests of the whole room, and of the recipe that calls it; those of kernels stand with who calls them. */
function widerTests({ file, tests }: Mutation): string[] {
  const room = file.split("/").slice(0, 2).join("/");
  return room === "lib/simd" || tests.includes(room)
    ? ["lib/recipe"]
    : [room, "lib/recipe"];
}
