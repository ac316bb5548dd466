/**
 * Bytes as `--memory` takes them, rounded up to three digits.
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { memoryText } from "./memory_text.ts";
 *
 * deepEqual([903_123_456, 1_210_000_000, 64e9].map(memoryText), ["904MB", "1.21GB", "64GB"]);
 * ```
 */
export function memoryText(bytes: number): string {
  const unit = bytes > 999e6 ? 1e9 : 1e6;
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(bytes)) - 2);
  const rounded = Math.ceil(bytes / digits) * digits;
  return `${Number((rounded / unit).toPrecision(4))}${
    unit === 1e9 ? "GB" : "MB"
  }`;
}
