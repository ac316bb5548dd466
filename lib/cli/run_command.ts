import process from "node:process";
import { AdapterError } from "../compute/adapter_error.ts";
import { InputError } from "../scan/input_error.ts";
import { printable } from "./printable.ts";

/**
 * Runs a command, turning what callers can mend into a message and exit status
 * 2; with `--json`, into one JSON document on standard output.
 */
export async function runCommand(
  command: (args: readonly string[]) => Promise<number>,
): Promise<void> {
  quietenDrivers();
  try {
    Deno.exitCode = await command(Deno.args);
  } catch (error) {
    const mendable = error instanceof InputError ||
      error instanceof AdapterError;
    const exitStatus = mendable ? 2 : 1;
    if (Deno.args.includes("--json")) {
      console.log(errorJson(error as Error, exitStatus));
    } else if (mendable) console.error(messageText(error));
    // A fault of this program shows where it is.
    if (!mendable) throw error;
    Deno.exitCode = exitStatus;
  }
  // Worker threads of npm packages may still be waiting; nothing is left to do.
  process.exit(Deno.exitCode);
}

/** A message for a terminal: names of a file's content stand in it. */
export function messageText({ message }: Error): string {
  return message.split("\n").map(printable).join("\n");
}

/** An error as the one document that `--json` promises. */
export function errorJson(
  { name, message }: Error,
  exitStatus: number,
): string {
  return JSON.stringify({ exitStatus, error: { name, message } }, null, 2);
}

/** Mesa's drivers print warnings where this folder is not named; they put nothing into it. */
function quietenDrivers(): void {
  if (Deno.build.os === "linux" && !Deno.env.has("XDG_RUNTIME_DIR")) {
    Deno.env.set("XDG_RUNTIME_DIR", "/tmp");
  }
}

/** Columns of the terminal, 80 where there is none. */
export function terminalColumns(): number {
  try {
    return Deno.consoleSize().columns;
  } catch {
    return 80;
  }
}
