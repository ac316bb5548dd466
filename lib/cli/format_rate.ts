import type { ProgressCount } from "../scan/progress.ts";

/**
 * Rates of what was done in a time, the most telling first: "1.25 GB/s",
 * "84,300 patterns/s", "2.5 epochs/s". Gigabytes are 10^9 bytes; slower than one
 * epoch a second is told as seconds for each.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { formatRate } from "./format_rate.ts";
 *
 * const count = { unit: "patterns", done: 4000, bytesEach: 62_500 } as const;
 * deepStrictEqual(formatRate(count, 0.5), ["0.50 GB/s", "8,000 patterns/s"]);
 * deepStrictEqual(formatRate({ unit: "epochs", done: 2 }, 9), ["4.5 s/epoch"]);
 * ```
 */
export function formatRate(
  { unit, done, bytesEach }: ProgressCount,
  seconds: number,
): string[] {
  const rate = done / seconds;
  if (!(rate > 0 && Number.isFinite(rate))) return [];
  const rates: string[] = [];
  if (bytesEach !== undefined) {
    const gigabytes = rate * bytesEach / 1e9;
    rates.push(`${gigabytes.toFixed(gigabytes < 0.1 ? 3 : 2)} GB/s`);
  }
  if (rate < 1) {
    rates.push(`${(1 / rate).toPrecision(2)} s/${unit.slice(0, -1)}`);
  } else {
    const shown = Number(rate.toPrecision(3)).toLocaleString("en");
    rates.push(`${shown} ${unit}/s`);
  }
  return rates;
}
