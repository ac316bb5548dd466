import { strictEqual } from "node:assert/strict";
import { formatNumber } from "./format_number.ts";

Deno.test("formatNumber keeps integers whole and sets thousands apart", () => {
  strictEqual(formatNumber(0), "0");
  strictEqual(formatNumber(-0), "0");
  strictEqual(formatNumber(7), "7");
  strictEqual(formatNumber(1234567), "1,234,567");
});

Deno.test("formatNumber keeps significant digits", () => {
  strictEqual(formatNumber(0.756961), "0.7570");
  strictEqual(formatNumber(61.8076), "61.81");
  strictEqual(formatNumber(0.99996), "1.000");
  strictEqual(formatNumber(9.99996), "10.00");
  strictEqual(formatNumber(12345.6), "12,346");
  strictEqual(formatNumber(0.5, { digits: 2 }), "0.50");
});

Deno.test("formatNumber shows signs", () => {
  strictEqual(formatNumber(-2.5, { digits: 2 }), "−2.5");
  strictEqual(formatNumber(2.5, { digits: 2, sign: true }), "+2.5");
  strictEqual(formatNumber(0, { sign: true }), "0");
});

Deno.test("formatNumber takes powers of ten for the very small and large", () => {
  strictEqual(formatNumber(0.00012, { digits: 2 }), "1.2 × 10⁻⁴");
  strictEqual(formatNumber(12345678.5, { digits: 3 }), "1.23 × 10⁷");
});

Deno.test("formatNumber writes a dash for what is no number", () => {
  for (const value of [NaN, Infinity, -Infinity, null, undefined]) {
    strictEqual(formatNumber(value), "–");
  }
});
