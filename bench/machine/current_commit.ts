import { commandOutput } from "./command_output.ts";

/**
 * The commit of a work tree, with "+changes" where tracked files differ from
 * it; null where it can't be told.
 */
export async function currentCommit(folder: string): Promise<string | null> {
  const git = (...args: string[]) =>
    commandOutput("git", ["-C", folder, ...args]);
  const commit = await git("rev-parse", "HEAD");
  if (commit === null) return null;
  const changes = await git("status", "--porcelain", "--untracked-files=no");
  return changes === "" ? commit : `${commit}+changes`;
}
