import { formatNumber } from "./format_number.ts";

const UNITS = ["bytes", "kB", "MB", "GB", "TB"];

/**
 * Bytes in the decimal unit that leaves one to three digits before the point;
 * a dash for what is missing or not finite.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { formatBytes } from "./format_bytes.ts";
 *
 * strictEqual(formatBytes(1_500_000), "1.50\u00a0MB");
 * strictEqual(formatBytes(12), "12\u00a0bytes");
 * ```
 */
export function formatBytes(bytes: number | null | undefined): string {
  if (typeof bytes !== "number" || !Number.isFinite(bytes)) return "–";
  const step = Math.min(
    UNITS.length - 1,
    Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(bytes))) / 3)),
  );
  const value = bytes / 1000 ** step;
  const text = step === 0 || Number.isInteger(value)
    ? formatNumber(value)
    : formatNumber(value, { digits: 3 });
  return `${text}\u00a0${UNITS[step]}`;
}
