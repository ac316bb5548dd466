import { basename, dirname, join, resolve } from "node:path";
import { InputError } from "../scan/input_error.ts";

/** A run folder in the making: it appears under its name when it is complete. */
export interface RunFolder {
  /** Where files are written until `publish`. */
  readonly path: string;
  /** Writes a file. */
  write(name: string, content: Uint8Array | string): Promise<void>;
  /** Gives the finished folder its name. */
  publish(): Promise<string>;
  /** Removes everything that was written. */
  discard(): Promise<void>;
}

/**
 * Makes a run folder under a temporary name beside `target`, so that a broken
 * run leaves nothing behind that looks like a result.
 *
 * @throws {InputError} where `target` exists or cannot be written
 */
export async function createRunFolder(target: string): Promise<RunFolder> {
  const folder = resolve(target);
  if (await exists(folder)) {
    throw new InputError(
      `Cannot write the run to ${target} as it exists already: choose another folder with --out, or remove it`,
    );
  }
  // A folder above that this run had to make goes again with it.
  const made = await exists(dirname(folder)) ? undefined : dirname(folder);
  const path = join(
    dirname(folder),
    `.${basename(folder)}.${crypto.randomUUID()}.partial`,
  );
  try {
    await Deno.mkdir(path, { recursive: true });
  } catch (error) {
    throw new InputError(
      `Cannot write the run to ${target} as its folder cannot be made (${
        (error as Error).message
      }): ` +
        "choose another folder with --out",
    );
  }
  return {
    path,
    async write(name, content) {
      const bytes = typeof content === "string"
        ? new TextEncoder().encode(content)
        : content;
      await Deno.writeFile(join(path, name), bytes);
    },
    async publish() {
      await Deno.rename(path, folder);
      return folder;
    },
    async discard() {
      await Deno.remove(path, { recursive: true }).catch(() => {});
      if (made !== undefined) await Deno.remove(made).catch(() => {});
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return await Deno.lstat(path).then(() => true, () => false);
}
