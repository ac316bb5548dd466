/**
 * Ten digits of a commit, with the mark of a changed work tree; "no commit"
 * outside git.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { shortCommit } from "./short_commit.ts";
 *
 * strictEqual(shortCommit("0123456789abcdef0123+changes"), "0123456789+changes");
 * ```
 */
export function shortCommit(commit: string | null): string {
  return commit === null
    ? "no commit"
    : commit.replace(/^([0-9a-f]{10})[0-9a-f]+/, "$1");
}
