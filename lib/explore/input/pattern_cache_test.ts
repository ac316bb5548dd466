import { deepEqual, equal, rejects } from "node:assert/strict";
import { arrayScan } from "../../scan/array_scan.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import { PatternCache } from "./pattern_cache.ts";

const values = Float32Array.from({ length: 6 * 4 }, (_, i) => i);
const scan = arrayScan(values, { shape: { scan: [2, 3], detector: [2, 2] } });

Deno.test("patterns are read once while they are kept", async () => {
  const read: string[] = [];
  const source: ScanSource = {
    ...scan,
    read(region) {
      read.push(`${region.y0} ${region.x0}`);
      return scan.read(region);
    },
  };
  // Two patterns of 16 bytes.
  const patterns = new PatternCache(source, { bytes: 32 });
  deepEqual([...await patterns.pattern(1, 2)], [20, 21, 22, 23]);
  await patterns.pattern(0, 0);
  await patterns.pattern(1, 2);
  await patterns.pattern(0, 1); // 0 0 goes
  await patterns.pattern(1, 2);
  await patterns.pattern(0, 0);
  deepEqual(read, ["1 2", "0 0", "0 1", "0 0"]);
});

Deno.test("a pattern that could not be read is asked for again", async () => {
  let failures = 1;
  const patterns = new PatternCache({
    ...scan,
    read: (region) =>
      failures-- > 0 ? Promise.reject(new Error("gone")) : scan.read(region),
  });
  await rejects(patterns.pattern(0, 0), /gone/);
  equal((await patterns.pattern(0, 0)).length, 4);
});
