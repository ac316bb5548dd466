import process from "node:process";
import { AdapterError } from "../compute/adapter_error.ts";
import { InputError } from "../scan/input_error.ts";

/** Runs a command, turning what callers can mend into a message and exit status 2. */
export async function runCommand(
  command: (args: readonly string[]) => Promise<number>,
): Promise<void> {
  try {
    Deno.exitCode = await command(Deno.args);
  } catch (error) {
    if (!(error instanceof InputError || error instanceof AdapterError)) {
      throw error;
    }
    console.error(error.message);
    Deno.exitCode = 2;
  }
  // Worker threads of npm packages may still be waiting; nothing is left to do.
  process.exit(Deno.exitCode);
}

/** Columns of the terminal, 80 where there is none. */
export function terminalColumns(): number {
  try {
    return Deno.consoleSize().columns;
  } catch {
    return 80;
  }
}
