import { join } from "node:path";
import { git } from "./git.ts";
import type { Revision } from "./revision.ts";

/** Revisions checked out side by side. */
export interface Worktrees extends AsyncDisposable {
  /** Folder of each. */
  readonly before: string;
  readonly after: string;
}

/**
 * Checks two revisions out into one new folder, as git worktrees whose paths
 * are equally long (a path's length is known to move a program's memory, and
 * with it its speed). Disposing takes both out of git's list and deletes the
 * folder.
 *
 * @throws {InputError} where git refuses
 */
export async function checkOutBoth(
  { before, after }: { readonly before: Revision; readonly after: Revision },
  root: string,
): Promise<Worktrees> {
  const folder = await Deno.realPath(
    await Deno.makeTempDir({ prefix: "stem4d-compare-" }),
  );
  const paths = {
    before: join(folder, "side-a"),
    after: join(folder, "side-b"),
  };
  const dispose = async () => {
    for (const path of Object.values(paths)) {
      // Twice --force: also where checking out was cut short.
      await git(["worktree", "remove", "--force", "--force", path], { root })
        .catch(() => {});
    }
    await Deno.remove(folder, { recursive: true });
    await git(["worktree", "prune"], { root });
  };
  try {
    for (
      const [path, { commit }] of [
        [paths.before, before],
        [paths.after, after],
      ] as const
    ) {
      await git(["worktree", "add", "--quiet", "--detach", path, commit], {
        root,
      });
    }
  } catch (error) {
    await dispose();
    throw error;
  }
  return { ...paths, [Symbol.asyncDispose]: dispose };
}
