import type { ProgressTarget } from "./progress_printer.ts";
import { terminalColumns } from "./run_command.ts";

/**
 * Standard output or standard error as a place for progress. Lines are
 * rewritten where it is a terminal that can: not in a pipe, and not where TERM
 * says "dumb".
 */
export function terminalTarget(
  stream: "stdout" | "stderr" = "stdout",
): ProgressTarget {
  const encoder = new TextEncoder();
  return {
    write: (text) => {
      const bytes = encoder.encode(text);
      for (let done = 0; done < bytes.length;) {
        done += Deno[stream].writeSync(bytes.subarray(done));
      }
    },
    terminal: Deno[stream].isTerminal() && Deno.env.get("TERM") !== "dumb",
    columns: terminalColumns,
  };
}
