import { ok, strictEqual } from "node:assert/strict";
import { codeReadings } from "../recipe/readings.ts";
import { arrayScan } from "../scan/array_scan.ts";
import { previewScan } from "./preview_scan.ts";
import { scanPlan } from "./scan_plan.ts";

const shape = { scan: [3, 3], detector: [24, 24] } as const;

async function planFor(value: (i: number) => number): Promise<string> {
  const values = Float32Array.from({ length: 9 * 576 }, (_, i) => value(i));
  const preview = await previewScan(arrayScan(values, { shape }));
  return scanPlan(shape, { readings: codeReadings(shape.detector), preview })
    .join(" ");
}

Deno.test("a plan says what reproduce would refuse a scan for, and nothing of a range that there is not", async () => {
  const usual = await planFor((i) => 10 + i % 7);
  ok(/reproduce can run on it/.test(usual) && !/refuse/.test(usual), usual);
  const nothing = await planFor(() => NaN);
  ok(/5184 of the values seen are not finite: reproduce refuses/.test(nothing));
  ok(!/Infinity|clamp|can run on it/.test(nothing), nothing);
  const some = await planFor((i) => i === 5 ? Infinity : 1 + i % 7);
  ok(/1 of the values seen are not finite/.test(some));
  ok(!/can run on it/.test(some), some);
  for (const sign of [1, -1]) {
    const bright = await planFor((i) => sign * 1e30 * (1 + i % 7));
    ok(/beyond 1e\+15 were seen: reproduce refuses/.test(bright), bright);
    ok(!/can run on it/.test(bright), bright);
  }
  strictEqual(/would leave nothing/.test(await planFor(() => 1e-30)), true);
});
