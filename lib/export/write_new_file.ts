import { existsSync, renameSync } from "node:fs";
import { dirname, resolve } from "node:path";
import {
  type TemporaryBeside,
  temporaryBeside,
} from "../io/temporary_beside.ts";
import { InputError } from "../scan/input_error.ts";

/**
 * Writes a file or folder in `PATH.partial` beside it and gives it its name when
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
  let temporary: TemporaryBeside | undefined;
  try {
    temporary = temporaryBeside(path);
    await body(temporary.path);
    // Somebody else may have made it meanwhile; renaming would replace it.
    refuseExisting(path);
    renameSync(temporary.path, path);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      `Cannot write ${path} (${
        (error as Error).message
      }): choose another place, or make room`,
      { cause: error },
    );
  } finally {
    temporary?.remove();
  }
}

function refuseExisting(path: string): void {
  if (existsSync(path)) {
    throw new InputError(
      `Cannot write ${path} as it exists already: remove it or choose another name`,
    );
  }
}
