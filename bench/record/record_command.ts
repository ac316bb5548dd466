/**
 * The whole line that makes a record again, word by word. Where the record went
 * (`--out FILE`) is left out: it says nothing about what was measured, and may
 * name a folder of somebody's machine.
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { recordCommand } from "./record_command.ts";
 *
 * deepEqual(recordCommand("bench:peers", ["--out", "a.json", "--scan", "96"]), [
 *   "deno", "task", "bench:peers", "--scan", "96",
 * ]);
 * ```
 */
export function recordCommand(task: string, args: readonly string[]): string[] {
  const kept = args.filter((arg, i) =>
    arg !== "--out" && args[i - 1] !== "--out" && !arg.startsWith("--out=")
  );
  return ["deno", "task", task, ...kept];
}
