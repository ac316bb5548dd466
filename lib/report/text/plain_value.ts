/**
 * A value of JSON without parts as text, a list of such in one line, and a
 * dash for what is missing or not finite.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { plainValue } from "./plain_value.ts";
 *
 * strictEqual(plainValue([24, 57]), "24, 57");
 * strictEqual(plainValue(null), "–");
 * ```
 */
export function plainValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainValue).join(", ");
  return value === null || value === undefined ||
      typeof value === "number" && !Number.isFinite(value)
    ? "–"
    : String(value);
}
