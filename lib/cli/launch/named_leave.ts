import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  partialPath,
  readPartialPlan,
  targetPath,
} from "../../run/partial/partial_run.ts";
import { pathExists } from "../../run/path_exists.ts";
import type { LaunchedCommand, NamedPath } from "./launched_commands.ts";

/** Absolute paths that a command may use beside those of its permission set. */
export interface NamedLeave {
  readonly read: readonly string[];
  readonly write: readonly string[];
  /** Programs that it may run instead of those of its set; none: the set's. */
  readonly run: readonly string[];
}

/**
 * What a command line needs leave for: what it names and no more. A command
 * line that is wrong is left to the command, which says so.
 */
export async function namedLeave(
  command: LaunchedCommand,
  args: readonly string[],
): Promise<NamedLeave> {
  const { options = {}, valued = [], byDefault = {} } = command;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      [...Object.keys(options), ...valued].map((
        name,
      ) => [name, { type: "string" as const }]),
    ),
    strict: false,
    allowPositionals: true,
  });
  const named: [NamedPath, string][] = [];
  for (const path of positionals) {
    if (command.positionals) named.push([command.positionals, path]);
  }
  for (const [name, kind] of Object.entries(options)) {
    const path = values[name] ?? byDefault[name]?.(positionals[0]);
    if (typeof path === "string" && path !== "") named.push([kind, path]);
  }
  const leave = {
    read: [] as string[],
    write: [] as string[],
    run: [] as string[],
  };
  for (const [kind, path] of named) await addLeave(leave, kind, path);
  return leave;
}

async function addLeave(
  { read, write, run }: Record<keyof NamedLeave, string[]>,
  kind: NamedPath,
  given: string,
): Promise<void> {
  if (kind === "program") return void run.push(given);
  const path = resolve(kind === "resumed" ? targetPath(given) : given);
  if (kind === "read" || kind === "report") {
    read.push(path);
    // Where there is no such file, the command looks for one with nearly its name.
    if (!await pathExists(path)) read.push(dirname(path));
  }
  if (kind === "report") {
    const page = `${path}/report.html`;
    return void write.push(page, partialPath(page));
  }
  if (kind === "read") return;
  // The folder's names are looked at, and flushed to the disk.
  const above = dirname(path);
  read.push(above);
  if (kind === "written") return void write.push(path);
  write.push(path, partialPath(path));
  // A folder that a run has to make goes again where the run leaves nothing.
  if (!await pathExists(above)) write.push(above);
  if (kind === "resumed") {
    const plan = await readPartialPlan(path).catch(() => undefined);
    const file = plan?.start?.file;
    if (typeof file === "string") read.push(file);
  }
}
