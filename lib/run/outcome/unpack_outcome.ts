import type { PackedOutcome } from "./pack_outcome.ts";

/**
 * The outcome that `packOutcome` parted.
 *
 * @throws {SyntaxError} where the text is not JSON
 * @throws {RangeError} where an array of the text is not among the arrays
 */
export function unpackOutcome({ text, arrays }: PackedOutcome): unknown {
  return JSON.parse(text, (_, value) => {
    if (value === null || typeof value !== "object") return value;
    if ("$number" in value) return Number(value.$number);
    if ("$array" in value) {
      const data = arrays.get(value.$array);
      if (data === undefined) {
        throw new RangeError(`Cannot unpack without the array ${value.$array}`);
      }
      return data;
    }
    return value;
  });
}
