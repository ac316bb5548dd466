import { closestString } from "@std/text/closest_string.js";
import type { ReadingVariant } from "../reading/reading_variant.ts";
import { READING_VARIANTS } from "../reading/reading_variants.ts";
import { InputError } from "../scan/input_error.ts";

/**
 * The readings that `--readings A,B` names, the default always first; all
 * where it is absent.
 *
 * @throws {InputError} where a name is unknown
 */
export function chooseVariants(
  names: string | undefined,
): readonly ReadingVariant[] {
  if (names === undefined) return READING_VARIANTS;
  const ids = READING_VARIANTS.map(({ id }) => id);
  const wanted = names.split(",").map((name) => name.trim());
  for (const name of wanted) {
    if (!ids.includes(name)) {
      throw new InputError(
        `Cannot run the reading ${JSON.stringify(name)}: did you mean ${
          closestString(name, ids)
        }? There are ${ids.join(", ")}`,
      );
    }
  }
  return READING_VARIANTS.filter(({ id }) =>
    id === "default" || wanted.includes(id)
  );
}
