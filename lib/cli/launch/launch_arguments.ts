import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { LAUNCHED_COMMANDS } from "./launched_commands.ts";
import { namedLeave } from "./named_leave.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Choices of `launchArguments`. */
export interface LaunchArgumentsOptions {
  /** Program to start instead of the command's own, with the same permissions. */
  readonly script?: string;
}

/**
 * Arguments for Deno that start a command with no more permissions than its
 * permission set in `deno.json` and leave for what its own arguments name.
 *
 * @param name of the command's task, such as "reproduce"
 */
export async function launchArguments(
  name: string,
  args: readonly string[],
  { script }: LaunchArgumentsOptions = {},
): Promise<string[]> {
  const command = LAUNCHED_COMMANDS[name];
  const { read, write, run } = await namedLeave(command, args);
  const config = `${ROOT}deno.json`;
  const { permissions } = JSON.parse(await Deno.readTextFile(config));
  // An option on the command line takes the place of the set's list.
  const listed = (kind: "read" | "write" | "run", more: readonly string[]) => {
    if (more.length === 0) return [];
    const ours: readonly string[] = permissions[command.set][kind] ?? [];
    const paths = kind === "run"
      ? more
      : [...ours.map((path) => ROOT + path), ...more].map(withoutComma);
    return [`--allow-${kind}=${[...new Set(paths)].join(",")}`];
  };
  return [
    ...["run", "-q", "--no-prompt", "--no-remote", `--config=${config}`],
    `-P=${command.set}`,
    ...listed("read", read),
    ...listed("write", write),
    ...listed("run", run),
    script ?? `${ROOT}lib/cli/${command.script}`,
    ...args,
  ];
}

/** Deno parts paths by commas and has no way to write one: the folder above has to do. */
function withoutComma(path: string): string {
  while (path.includes(",")) path = dirname(path);
  return path;
}
