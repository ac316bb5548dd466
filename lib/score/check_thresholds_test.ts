import { ok, strictEqual } from "node:assert/strict";
import { checkThresholds } from "./check_thresholds.ts";

const GOOD = [
  { subject: "residual shift", measure: "px rms", value: 0.049 },
  { subject: "flake", measure: "ARI", value: 0.99 },
  { subject: "materials", measure: "ARI", value: 0.97 },
  { subject: "materials by name", measure: "accuracy", value: 0.97 },
];

Deno.test("scores at their bounds hold", () => {
  ok(checkThresholds(GOOD).every(({ verdict }) => verdict === "holds"));
});

Deno.test("a score beyond its bound, missing or not a number falls short", () => {
  const worse = [0.05, 0.9899, 0.9699, 0.0];
  GOOD.forEach((_, i) => {
    for (const value of [worse[i], NaN]) {
      const scores = GOOD.map((score, j) =>
        i === j ? { ...score, value } : score
      );
      const short = checkThresholds(scores).filter(({ verdict }) =>
        verdict === "falls short"
      );
      strictEqual(short.length, 1);
    }
    const missing = checkThresholds(GOOD.filter((_, j) => i !== j));
    strictEqual(missing[i].verdict, "falls short");
    strictEqual(missing[i].measured, "nothing");
  });
});
