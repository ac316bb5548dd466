import {
  deepStrictEqual,
  notStrictEqual,
  rejects,
  strictEqual,
} from "node:assert/strict";
import { join } from "node:path";
import { InputError } from "../../lib/scan/input_error.ts";
import { git } from "./git.ts";
import {
  checkSameProtocol,
  findRevision,
  snapshotWorkTree,
} from "./revision.ts";
import { madeUpRepository } from "./testing/made_up_repository.ts";
import { checkOutBoth } from "./worktrees.ts";

const input = (message: RegExp) => (error: unknown) =>
  error instanceof InputError && message.test(error.message);

Deno.test("a revision is found by any name, or refused with what to do", async () => {
  await using repository = await madeUpRepository();
  const { root } = repository;
  const head = await git(["rev-parse", "HEAD"], { root });
  deepStrictEqual(await findRevision("main", root), {
    commit: head,
    label: head.slice(0, 7),
  });
  for (const wrong of ["HEAD~1", "nowhere", "--all", "HEAD:deno.json"]) {
    await rejects(
      findRevision(wrong, root),
      input(/wanted a commit, a branch/),
    );
  }
  await Deno.remove(join(root, "bench/subject/serve.ts"));
  const old = await repository.commit("as before the benches");
  await rejects(
    findRevision(old, root),
    input(/it has no bench\/subject\/serve.ts; give a later one/),
  );
});

Deno.test("the work tree as it stands holds changes and new files, not ignored ones, and stays as it is", async () => {
  await using repository = await madeUpRepository();
  const { root } = repository;
  const clean = await snapshotWorkTree(root);
  strictEqual(clean.commit, await git(["rev-parse", "HEAD"], { root }));
  strictEqual(clean.label, clean.commit.slice(0, 7));

  await repository.write("changed", "1");
  await git(["add", "changed"], { root });
  await repository.write("changed", "2");
  await repository.write("new", "3");
  await repository.write("ignored", "4");
  const status = await git(["status", "--porcelain"], { root });
  const changed = await snapshotWorkTree(root);
  notStrictEqual(changed.commit, clean.commit);
  strictEqual(changed.label, `${clean.label}+changes`);
  const held = (path: string) =>
    git(["show", `${changed.commit}:${path}`], { root });
  deepStrictEqual([await held("changed"), await held("new")], ["2", "3"]);
  await rejects(held("ignored"));

  strictEqual(await git(["status", "--porcelain"], { root }), status);
  strictEqual(await git(["show", ":changed"], { root }), "1");
  strictEqual(await git(["rev-parse", "HEAD"], { root }), clean.commit);
  strictEqual(
    await git(["branch", "--contains", changed.commit], { root }),
    "",
  );
});

Deno.test("revisions that time other work are not compared", async () => {
  await using repository = await madeUpRepository();
  const { root } = repository;
  const before = await findRevision("HEAD", root);
  await checkSameProtocol({ before, after: before }, root);
  await repository.write(
    "bench/machine/protocol_version.ts",
    "export const PROTOCOL_VERSION = 2;\n",
  );
  await repository.commit("times other work");
  const after = await findRevision("HEAD", root);
  await rejects(
    checkSameProtocol({ before, after }, root),
    input(/was given protocol 1 and 2/),
  );
});

Deno.test("worktrees hold their revisions, and leave nothing behind", async () => {
  await using repository = await madeUpRepository();
  const { root } = repository;
  const before = await findRevision("HEAD", root);
  await repository.write("new", "3");
  const after = await snapshotWorkTree(root);
  let folder: string;
  {
    await using trees = await checkOutBoth({ before, after }, root);
    strictEqual(trees.before.length, trees.after.length);
    await rejects(Deno.stat(join(trees.before, "new")));
    strictEqual(await Deno.readTextFile(join(trees.after, "new")), "3");
    folder = join(trees.before, "..");
  }
  await rejects(Deno.stat(folder), Deno.errors.NotFound);
  const nowhere = { commit: "0".repeat(40), label: "nowhere" };
  await rejects(checkOutBoth({ before, after: nowhere }, root), InputError);
  const listed = await git(["worktree", "list"], { root });
  strictEqual(listed.split("\n").length, 1, listed);
});
