import { join } from "node:path";
import { InputError } from "../../scan/input_error.ts";
import { storageFault } from "./storage_fault.ts";

/**
 * The right to write a folder, which one process has at a time. It is a lock of
 * the operating system's on a file, so that it ends with the process, however
 * that ends.
 */
export class RunLock {
  readonly #file: Deno.FsFile;
  readonly #path: string;

  private constructor(file: Deno.FsFile, path: string) {
    this.#file = file;
    this.#path = path;
  }

  /**
   * Takes the right to write a folder that exists.
   *
   * @param name of the file in it that its writer holds locked
   * @returns the lock; undefined where another process has it
   * @throws {InputError} where the lock's file cannot be written
   */
  static async take(
    folder: string,
    name = "lock",
  ): Promise<RunLock | undefined> {
    const path = join(folder, name);
    let file: Deno.FsFile | undefined;
    try {
      file = await Deno.open(path, { read: true, write: true, create: true });
      if (await file.tryLock(true) && await standsUnder(path, file)) {
        return new RunLock(file, path);
      }
    } catch (error) {
      file?.close();
      throw storageFault(path, error);
    }
    file.close();
    return undefined;
  }

  /** Gives the right back. */
  release(): void {
    this.#file.close();
  }

  /** Gives the right back and removes the file. */
  async remove(): Promise<void> {
    await Deno.remove(this.#path).catch(() => {});
    this.release();
  }
}

/** Whether a file is the one under its name: its holder may just have removed it. */
async function standsUnder(path: string, file: Deno.FsFile): Promise<boolean> {
  try {
    const [mine, theirs] = [await file.stat(), await Deno.lstat(path)];
    return mine.ino === theirs.ino;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** That someone else writes a folder. */
export function heldError(
  target: string,
  holder: { readonly pid: number; readonly since: string } | undefined,
): InputError {
  const who = holder === undefined
    ? "another process"
    : `process ${holder.pid}, since ${holder.since},`;
  return new InputError(
    `Cannot write the run to ${target} as ${who} is writing it: wait for its end, or choose another folder with --out`,
  );
}
