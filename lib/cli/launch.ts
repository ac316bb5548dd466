import { denoProgram } from "../process/deno_program.ts";
import { InputError } from "../scan/input_error.ts";
import { launchArguments } from "./launch/launch_arguments.ts";
import { LAUNCHED_COMMANDS } from "./launch/launched_commands.ts";
import { nearestWord } from "./nearest_word.ts";
import { runCommand } from "./run_command.ts";

/** Signals that end a program; the terminal sends them to all of its programs, others to the launcher alone. */
const PASSED_ON: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT"]
  : ["SIGINT", "SIGTERM", "SIGHUP"];

/** What shells add to a signal's number for the status of a program that it ended. */
const SIGNALLED = 128;

const NUMBERS: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGKILL: 9,
  SIGTERM: 15,
};

/**
 * Starts one of the commands as a program of its own that may read and write
 * only what its permission set and its arguments name, and gives its exit
 * status. What reads a stranger's file can then do no more than that.
 */
export async function main(
  [name = "", ...args]: readonly string[],
): Promise<number> {
  if (!Object.hasOwn(LAUNCHED_COMMANDS, name)) {
    const names = Object.keys(LAUNCHED_COMMANDS);
    throw new InputError(
      `Cannot start ${JSON.stringify(name)}: did you mean ${
        nearestWord(name, names) ?? names.join(", ")
      }?`,
    );
  }
  const child = start(await launchArguments(name, args));
  const passOn = PASSED_ON.map((signal) => {
    const pass = () => {
      try {
        child.kill(signal);
      } catch {
        // It has just ended by itself.
      }
    };
    Deno.addSignalListener(signal, pass);
    return () => Deno.removeSignalListener(signal, pass);
  });
  const { code, signal } = await child.status;
  passOn.forEach((stop) => stop());
  return signal === null ? code : SIGNALLED + (NUMBERS[signal] ?? 0);
}

function start(args: readonly string[]): Deno.ChildProcess {
  try {
    return new Deno.Command(denoProgram(), {
      args: [...args],
      stdin: "inherit",
      stdout: "inherit",
      stderr: "inherit",
    }).spawn();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new InputError(
      `Cannot start the command as there is no program deno on PATH: add the folder of ${Deno.execPath()} to it, or run\n  ${Deno.execPath()} ${
        args.map((arg) => /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg}'`).join(
          " ",
        )
      }`,
      { cause: error },
    );
  }
}

if (import.meta.main) await runCommand(main);
