import { join } from "node:path";
import { InputError } from "../../lib/scan/input_error.ts";
import { git } from "./git.ts";

/** A state of the repository that can be checked out. */
export interface Revision {
  /** Commit, all 40 digits. */
  readonly commit: string;
  /** For people: "4a97d0a", or "4a97d0a+changes" for a work tree that differs. */
  readonly label: string;
}

/** What answers for a revision's stages. */
const SERVING = "bench/subject/serve.ts";
/** What says how stages are timed. */
const PROTOCOL = "bench/machine/protocol_version.ts";

/**
 * The commit that a name means.
 *
 * @param name anything that git understands: a branch, a tag, HEAD~3
 * @throws {InputError} where it names no commit, or one from before the benches
 */
export async function findRevision(
  name: string,
  root: string,
): Promise<Revision> {
  let commit: string;
  try {
    commit = await git(
      [
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        `${name}^{commit}`,
      ],
      { root },
    );
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(
      `Cannot compare with ${name}: wanted a commit, a branch or a tag, was given none of them; ` +
        "git log lists the commits",
    );
  }
  const label = commit.slice(0, 7);
  for (const file of [SERVING, PROTOCOL]) {
    if (await git(["ls-tree", "--full-tree", commit, file], { root }) !== "") {
      continue;
    }
    throw new InputError(
      `Cannot compare with ${name} (${label}): wanted a revision whose stages can be timed, and it has no ` +
        `${file}; give a later one`,
    );
  }
  return { commit, label };
}

/**
 * The work tree as it stands, new files included and ignored ones not: HEAD
 * where nothing differs, otherwise a commit of its own that no branch holds.
 * Neither the index nor any file of the work tree is touched.
 */
export async function snapshotWorkTree(root: string): Promise<Revision> {
  const head = await git(["rev-parse", "HEAD"], { root });
  const folder = await Deno.makeTempDir({ prefix: "stem4d-snapshot-" });
  try {
    // An index of its own, begun with the real one's file times for speed.
    const index = join(folder, "index");
    const real = await git([
      "rev-parse",
      "--path-format=absolute",
      "--git-path",
      "index",
    ], { root });
    await Deno.copyFile(real, index);
    const own = { root, env: { GIT_INDEX_FILE: index } };
    const top = {
      ...own,
      root: await git(["rev-parse", "--show-toplevel"], { root }),
    };
    await git(["add", "--all"], top);
    const tree = await git(["write-tree"], own);
    if (tree === await git(["rev-parse", "HEAD^{tree}"], { root })) {
      return { commit: head, label: head.slice(0, 7) };
    }
    const who = { name: "bench:compare", email: "bench@invalid" };
    const commit = await git(
      [
        "commit-tree",
        tree,
        "-p",
        head,
        "-m",
        "Work tree as it stood for a comparison",
      ],
      {
        root,
        env: {
          GIT_AUTHOR_NAME: who.name,
          GIT_AUTHOR_EMAIL: who.email,
          GIT_COMMITTER_NAME: who.name,
          GIT_COMMITTER_EMAIL: who.email,
        },
      },
    );
    return { commit, label: `${head.slice(0, 7)}+changes` };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/**
 * Refuses revisions that do not time the same work.
 *
 * @throws {InputError} where their protocol versions differ
 */
export async function checkSameProtocol(
  { before, after }: { readonly before: Revision; readonly after: Revision },
  root: string,
): Promise<void> {
  const version = async ({ commit }: Revision) =>
    /PROTOCOL_VERSION = (\d+)/.exec(
      await git(["show", `${commit}:${PROTOCOL}`], { root }),
    )?.[1];
  const [old, now] = [await version(before), await version(after)];
  if (old === undefined || old !== now) {
    throw new InputError(
      `Cannot compare ${before.label} with ${after.label}: wanted stages that time the same work, ` +
        `was given protocol ${old ?? "unknown"} and ${now ?? "unknown"}; ` +
        "compare revisions of one protocol",
    );
  }
}
