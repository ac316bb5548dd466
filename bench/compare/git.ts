import { InputError } from "../../lib/scan/input_error.ts";

/** How git is called. */
export interface GitOptions {
  /** Folder of the repository or a worktree. */
  readonly root: string;
  /** Variables beside those that are inherited. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs git and gives what it printed, without the last line's end.
 *
 * @throws {InputError} where git is not installed or refuses
 */
export async function git(
  args: readonly string[],
  { root, env = {} }: GitOptions,
): Promise<string> {
  let output: Deno.CommandOutput;
  try {
    output = await new Deno.Command("git", {
      args: [...args],
      cwd: root,
      env: { ...env },
      stdin: "null",
    }).output();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new InputError(
      `Cannot run git ${
        args[0]
      }: wanted git and the folder ${root}, one is not there; install git`,
    );
  }
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trimEnd();
  if (!output.success) {
    throw new InputError(
      `Cannot run git ${args.join(" ")} in ${root}: ${text(output.stderr)}`,
    );
  }
  return text(output.stdout);
}
