import { InputError } from "../../lib/scan/input_error.ts";
import type { Mutation } from "./mutation.ts";

/**
 * A file's text with the mistake in it.
 *
 * @throws {InputError} where the text to find is not there exactly once, or
 * nothing would change
 */
export function applyMutation(
  text: string,
  { file, find, replace }: Pick<Mutation, "file" | "find" | "replace">,
): string {
  const parts = text.split(find);
  if (find === "" || parts.length !== 2) {
    throw new InputError(
      `Cannot mutate ${file}: wanted the text ${JSON.stringify(find)} once, ` +
        `found it ${
          find === "" ? 0 : parts.length - 1
        } times; change the list in bench/mutations`,
    );
  }
  if (replace === find) {
    throw new InputError(
      `Cannot mutate ${file}: ${JSON.stringify(find)} would stay as it is`,
    );
  }
  return parts.join(replace);
}
