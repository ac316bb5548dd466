import { fileURLToPath } from "node:url";
import { launchArguments } from "../../lib/cli/launch/launch_arguments.ts";

/** How a process ended. */
export interface EndedProcess {
  readonly code: number;
  readonly signal: string | null;
  /** What it said on standard error. */
  readonly said: string;
  /** Wall time in seconds. */
  readonly seconds: number;
}

/** Starts `deno task reproduce` with arguments, as a person would; kills it after some seconds where it is told to. */
export async function runProcess(
  args: readonly string[],
  { killAfter, shell }: {
    /** Seconds after which the process is killed by SIGKILL. */
    readonly killAfter?: number;
    /** Shell text before the command, for example a limit. */
    readonly shell?: string;
  } = {},
): Promise<EndedProcess> {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const command = [
    Deno.execPath(),
    ...await launchArguments("reproduce", [...args, "--quiet"]),
  ];
  const [program, ...rest] = shell === undefined
    ? command
    : ["sh", "-c", `${shell}; exec "$@"`, "sh", ...command];
  const start = performance.now();
  const child = new Deno.Command(program, {
    args: rest,
    cwd: root,
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const timer = killAfter === undefined ? undefined : setTimeout(() => {
    try {
      child.kill("SIGKILL");
    } catch {
      // It has just ended by itself.
    }
  }, 1000 * killAfter);
  const { code, signal, stderr } = await child.output();
  clearTimeout(timer);
  return {
    code,
    signal,
    said: new TextDecoder().decode(stderr).trim(),
    seconds: (performance.now() - start) / 1000,
  };
}
