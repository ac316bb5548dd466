import { mkdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** A place in which something is written before it gets its name. */
export interface TemporaryBeside {
  /** Where to write: nothing stands there yet. */
  readonly path: string;
  /** Removes it, and what was written there and not moved away. */
  remove(): void;
}

/**
 * A place of its own on the disk of `path`, in the folder `PATH.partial`: who
 * may write only `PATH` and `PATH.partial` can write `PATH` whole or not at
 * all, and two that write the same do not meet. The folder above must exist.
 */
export function temporaryBeside(path: string): TemporaryBeside {
  const folder = `${path.replace(/(?<=.)[/\\]+$/, "")}.partial`;
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const temporary = join(folder, crypto.randomUUID().slice(0, 8));
  return {
    path: temporary,
    remove() {
      rmSync(temporary, { force: true, recursive: true });
      try {
        rmdirSync(folder);
      } catch {
        // Somebody else is writing there.
      }
    },
  };
}
