import { closestString } from "@std/text/closest_string.js";
import { InputError } from "../../lib/scan/input_error.ts";
import { STAGES } from "../stage/stages.ts";

/**
 * Stages that an option names, parted by commas; null, for all, without it.
 *
 * @throws {InputError} where there is no such stage
 */
export function stageNames(text: string | undefined): readonly string[] | null {
  if (text === undefined) return null;
  const known = STAGES.map(({ name }) => name);
  return text.split(",").map((part) => {
    const name = part.trim();
    if (known.includes(name)) return name;
    throw new InputError(
      `Cannot time the stage "${name}": did you mean ${
        closestString(name, known)
      }? The stages are ${known.join(", ")}`,
    );
  });
}
