import { strictEqual } from "node:assert/strict";
import { formatBytes } from "./format_bytes.ts";
import { formatSeconds } from "./format_seconds.ts";

Deno.test("formatBytes picks a unit", () => {
  strictEqual(formatBytes(0), "0\u00a0bytes");
  strictEqual(formatBytes(999), "999\u00a0bytes");
  strictEqual(formatBytes(1000), "1\u00a0kB");
  strictEqual(formatBytes(14_161_859), "14.2\u00a0MB");
  strictEqual(formatBytes(2.5e9), "2.50\u00a0GB");
  strictEqual(formatBytes(3e15), "3,000\u00a0TB");
  strictEqual(formatBytes(NaN), "–");
  strictEqual(formatBytes(null), "–");
});

Deno.test("formatSeconds picks a unit", () => {
  strictEqual(formatSeconds(0), "0\u00a0ms");
  strictEqual(formatSeconds(1e-5), "< 1\u00a0ms");
  strictEqual(formatSeconds(0.9996), "1\u00a0s");
  strictEqual(formatSeconds(1.25), "1.3\u00a0s");
  strictEqual(formatSeconds(9.96), "10\u00a0s");
  strictEqual(formatSeconds(101.4), "101\u00a0s");
  strictEqual(formatSeconds(119.6), "2\u00a0min 0\u00a0s");
  strictEqual(formatSeconds(3661), "61\u00a0min 1\u00a0s");
  strictEqual(formatSeconds(Infinity), "–");
  strictEqual(formatSeconds(undefined), "–");
});
