import { existsSync, renameSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { InputError } from "../scan/input_error.ts";

/**
 * Writes a file or folder under another name beside its own and renames it when
 * it is complete; on failure nothing is left behind.
 *
 * @param path What to write; it must not exist.
 * @param body Writes it to the path that it is given.
 * @throws {InputError} If it exists or cannot be written.
 */
export async function writeNewFile(
  path: string,
  body: (temporary: string) => Promise<void> | void,
): Promise<void> {
  refuseExisting(path);
  const folder = dirname(resolve(path));
  if (!existsSync(folder)) {
    throw new InputError(
      `Cannot write ${path} as there is no folder ${folder}: make it, or choose another place`,
    );
  }
  const temporary = `${path.replace(/[/\\]+$/, "")}.${
    crypto.randomUUID().slice(0, 8)
  }.partial`;
  try {
    await body(temporary);
    // Somebody else may have made it meanwhile; renaming would replace it.
    refuseExisting(path);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true, recursive: true });
    if (error instanceof InputError) throw error;
    throw new InputError(
      `Cannot write ${path} (${
        (error as Error).message
      }): choose another place, or make room`,
      { cause: error },
    );
  }
}

function refuseExisting(path: string): void {
  if (existsSync(path)) {
    throw new InputError(
      `Cannot write ${path} as it exists already: remove it or choose another name`,
    );
  }
}
