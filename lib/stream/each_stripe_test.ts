import { deepEqual, ok } from "node:assert/strict";
import { openEngine } from "../compute/open_engine.ts";
import { eachStripe } from "./each_stripe.ts";
import { openNoiseScan } from "./open_noise_scan.ts";

Deno.test("columns that need much memory make more stripes, each column in one", async () => {
  const engine = await openEngine("cpu", { workers: 1 });
  const { origin: _, ...source } = openNoiseScan({
    scan: [2, 7],
    detector: [3, 3],
  });
  const stripesFor = (columnBytes: number) =>
    eachStripe<null, readonly [number, number]>(source, engine, {
      module: import.meta.url,
      task: "none",
      work: (_source, stripe) => Promise.resolve(stripe),
      options: null,
      columnBytes,
    });
  deepEqual(await stripesFor(0), [[0, 7]]);
  deepEqual(await stripesFor(2 ** 27), [[0, 7]]);
  const stripes = await stripesFor(2 ** 29);
  ok(stripes.every(([x0, x1]) => x1 - x0 <= 2));
  deepEqual(
    stripes.flatMap(([x0, x1]) =>
      Array.from({ length: x1 - x0 }, (_, i) => x0 + i)
    ),
    [0, 1, 2, 3, 4, 5, 6],
  );
  deepEqual((await stripesFor(2 ** 32)).length, 7);
  engine.close();
});
