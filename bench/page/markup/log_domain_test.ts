import { deepStrictEqual, ok } from "node:assert/strict";
import { logDomain } from "./log_domain.ts";

Deno.test("logDomain holds every value above 0 and grows to the factor asked for", () => {
  const [low, high] = logDomain([NaN, 0, -1, 2, 200, Infinity]);
  ok(low < 2 && low > 1 && high > 200 && high < 300);
  const [wideLow, wideHigh] = logDomain([2, 8], 100);
  ok(Math.abs(wideHigh / wideLow - 100) < 1e-9);
  ok(Math.abs(wideHigh * wideLow - 16) < 1e-9, "grows on both sides alike");
  deepStrictEqual(logDomain([]), [1, 10]);
});
