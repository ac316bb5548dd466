import { deepStrictEqual, equal } from "node:assert/strict";
import { openEngine } from "../compute/open_engine.ts";
import { arrayScan } from "../scan/array_scan.ts";
import { describeDomains } from "./describe_domains.ts";
import { codeReadings } from "./readings.ts";

Deno.test("domains of more positions than a call takes arguments are described", async () => {
  const shape = { scan: [500, 500], detector: [6, 6] } as const;
  const positions = 250_000;
  const source = arrayScan(new Uint8Array(positions * 36).fill(3), { shape });
  const level1 = new Int8Array(positions).map((_, i) => i % 3);
  const engine = await openEngine("cpu", { workers: 1 });
  try {
    const { clusters, arrays } = await describeDomains(source, engine, {
      readings: codeReadings(shape.detector),
      measurement: {
        shifts: new Float32Array(2 * positions),
        adf: new Float32Array(positions),
        mean: new Float64Array(36).fill(3),
        nested: new Float64Array(36),
        pooled: new Float64Array(36),
        valuesSha256: "",
      },
      level1,
      materials: new Int8Array(positions),
      materialNames: [],
      materialRows: [],
      partitions: { level3: [] },
      annulusPixels: Uint32Array.of(0),
      featurePixels: Uint32Array.of(0),
    });
    deepStrictEqual(
      clusters.level1.map(({ name, positions }) => [name, positions]),
      [["flake 1", 83333], ["flake 2", 83333]],
    );
    const centres = arrays.find(({ name }) => name === "centres_level1")!;
    equal(centres.data[36], 3);
  } finally {
    engine.close();
  }
});
