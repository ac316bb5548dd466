import { shellCommand } from "../../../lib/report/text/shell_command.ts";

/**
 * The line that makes a record again, from its arguments or, where the record
 * holds the whole line already, from that.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { taskCommand } from "./task_command.ts";
 *
 * strictEqual(taskCommand("bench:peers", ["--scan", "96"]), "deno task bench:peers --scan 96");
 * strictEqual(taskCommand("bench", ["deno", "task", "bench"]), "deno task bench");
 * ```
 */
export function taskCommand(task: string, args: readonly string[]): string {
  // Records written by different commands start at either word.
  if (args[0] === "deno") return shellCommand(args);
  return shellCommand([
    "deno",
    "task",
    ...args[0] === task ? [] : [task],
    ...args,
  ]);
}
