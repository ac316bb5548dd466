const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  "-": "⁻",
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};

/** How `formatNumber` writes. */
export interface FormatNumberOptions {
  /** Significant digits of what is not an integer. Default 4. */
  readonly digits?: number;
  /** Write a plus before positive numbers. Default false. */
  readonly sign?: boolean;
}

/**
 * A number for people: integers whole with thousands set apart, others to a
 * number of significant digits, powers of ten where the digits would be
 * mostly zeros, a real minus sign, and a dash for what is missing or not
 * finite (JSON writes such values as null).
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { formatNumber } from "./format_number.ts";
 *
 * strictEqual(formatNumber(65536), "65,536");
 * strictEqual(formatNumber(-0.123456), "−0.1235");
 * strictEqual(formatNumber(1.2e-7), "1.200 × 10⁻⁷");
 * strictEqual(formatNumber(NaN), "–");
 * ```
 */
export function formatNumber(
  value: number | null | undefined,
  options: FormatNumberOptions = {},
): string {
  if (typeof value !== "number" || !Number.isFinite(value)) return "–";
  const { digits = 4, sign = false } = options;
  const magnitude = Math.abs(value);
  const text = magnitude === 0 ? "0" : unsigned(magnitude, digits);
  // What rounds to nothing has no sign to show.
  if (magnitude === 0) return text;
  return (value < 0 ? "−" : sign ? "+" : "") + text;
}

function unsigned(magnitude: number, digits: number): string {
  if (Number.isInteger(magnitude) && magnitude < 1e15) {
    return decimal(magnitude, 0);
  }
  if (magnitude < 1e-3 || magnitude >= 1e7) {
    const [mantissa, exponent] = magnitude.toExponential(digits - 1).split("e");
    const power = String(Number(exponent)).replace(
      /[-0-9]/g,
      (character) => SUPERSCRIPTS[character],
    );
    return `${mantissa} × 10${power}`;
  }
  // Digits before the point are never replaced by zeros.
  if (magnitude >= 10 ** (digits - 1)) {
    return decimal(Math.round(magnitude), 0);
  }
  const rounded = Number(magnitude.toPrecision(digits));
  const decimals = Math.max(
    0,
    digits - 1 - Math.floor(Math.log10(rounded)),
  );
  return decimal(rounded, decimals);
}

// Asking for a format anew takes longer than writing a number.
const formats = new Map<number, Intl.NumberFormat>();

function decimal(value: number, decimals: number): string {
  let format = formats.get(decimals);
  if (format === undefined) {
    format = new Intl.NumberFormat("en-GB", {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    formats.set(decimals, format);
  }
  return format.format(value);
}
