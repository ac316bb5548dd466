import type { OptionValues } from "./option_values.ts";

/** Bytes that `--memory` allows; undefined where there is no ceiling. */
export function memoryCeiling(options: OptionValues): number | undefined {
  return options.text("memory") === "none"
    ? undefined
    : options.bytes("memory");
}
