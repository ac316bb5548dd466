/**
 * Words as one line that a POSIX shell reads back as the same words.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { shellCommand } from "./shell_command.ts";
 *
 * strictEqual(
 *   shellCommand(["stem4d", "--file", "it's here.mat"]),
 *   `stem4d --file 'it'\\''s here.mat'`,
 * );
 * ```
 */
export function shellCommand(words: readonly string[]): string {
  return words
    .map((word) =>
      /^[\w@%+=:,./-]+$/.test(word)
        ? word
        : `'${word.replaceAll("'", `'\\''`)}'`
    )
    .join(" ");
}
