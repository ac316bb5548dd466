import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { InputError } from "../scan/input_error.ts";
import { nearestWord } from "./nearest_word.ts";
import type { CommandOption } from "./option_table.ts";

/**
 * Looks whether a file or folder that a command was given exists.
 *
 * @throws {InputError} Where it does not, with what was probably meant: an
 * option without its dashes, or something with nearly the same name.
 */
export function checkFile(path: string, table: readonly CommandOption[]): void {
  if (existsSync(path)) return;
  const option = table.find(({ name }) => name === path);
  const meant = option ? `--${option.name}` : nearestFile(path);
  throw new InputError(
    `Cannot read ${path} as there is no such file: ${
      meant === undefined ? "check the path" : `did you mean ${meant}?`
    }`,
  );
}

function nearestFile(path: string): string | undefined {
  const folder = dirname(path);
  try {
    const name = nearestWord(basename(path), readdirSync(folder));
    return name && (folder === "." ? name : join(folder, name));
  } catch {
    return undefined;
  }
}
