import { shellCommand } from "../../../lib/report/text/shell_command.ts";

/**
 * The line that makes a record again.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { taskCommand } from "./task_command.ts";
 *
 * strictEqual(taskCommand("bench:peers", ["--scan", "96"]), "deno task bench:peers --scan 96");
 * ```
 */
export function taskCommand(task: string, args: readonly string[]): string {
  return shellCommand(["deno", "task", task, ...args]);
}
