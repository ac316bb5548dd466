/**
 * A value that somebody chose, with the digits that it was chosen with.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { formatSetting } from "./format_setting.ts";
 *
 * strictEqual(formatSetting(0.0003), "0.0003");
 * strictEqual(formatSetting(400000), "400,000");
 * ```
 */
export function formatSetting(value: number): string {
  return Number.isFinite(value)
    ? value.toLocaleString("en-GB", { maximumSignificantDigits: 6 })
      .replace("-", "−")
    : "–";
}
