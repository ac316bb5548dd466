import type { OptionValues } from "../../lib/cli/option_values.ts";
import { InputError } from "../../lib/scan/input_error.ts";

/**
 * Sides of scans or detectors that an option lists, parted by commas; undefined
 * without it.
 *
 * @throws {InputError} where one is no whole number in the range
 */
export function sideList(
  options: OptionValues,
  name: string,
  { least, most }: { readonly least: number; readonly most: number },
): number[] | undefined {
  const text = options.text(name);
  return text?.split(",").map((part) => {
    const side = Number(part);
    if (/^\s*\d+\s*$/.test(part) && side >= least && side <= most) return side;
    throw new InputError(
      `Cannot use --${name} ${text}: wanted whole numbers from ${least} to ${most} parted by commas, was given "${part}"`,
    );
  });
}
