import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { RandomStream } from "../random/random_stream.ts";
import { blockRegions } from "./block_regions.ts";
import { scanStripes } from "./scan_stripes.ts";

Deno.test("stripes and blocks visit every position once, each column's rows in order, within the memory", () => {
  const random = new RandomStream(3, "blocks");
  for (let trial = 0; trial < 300; trial++) {
    const scan = [1 + random.integer(20), 1 + random.integer(20)] as const;
    const detector = [1 + random.integer(9), 1 + random.integer(9)] as const;
    const chunk = [1 + random.integer(8), 1 + random.integer(8)] as const;
    const blockBytes = 4 + random.integer(detector[0] * detector[1] * 4 * 60);
    const source = { shape: { scan, detector }, chunk };
    const next = new Int32Array(scan[1]);
    for (const stripe of scanStripes(source, 1 + random.integer(6))) {
      for (
        const { y0, y1, x0, x1 } of blockRegions(source, stripe, { blockBytes })
      ) {
        ok(x0 >= stripe[0] && x1 <= stripe[1] && x0 < x1 && y0 < y1);
        const bytes = (y1 - y0) * (x1 - x0) * detector[0] * detector[1] * 4;
        ok(
          bytes <= blockBytes || (y1 - y0) * (x1 - x0) === 1,
          `${bytes} bytes in a block of ${blockBytes}`,
        );
        for (let x = x0; x < x1; x++) {
          strictEqual(next[x], y0);
          next[x] = y1;
        }
      }
    }
    deepStrictEqual([...next], Array(scan[1]).fill(scan[0]));
  }
});

Deno.test("blocks hold whole chunks where they fit", () => {
  const source = {
    shape: { scan: [64, 64], detector: [8, 8] },
    chunk: [16, 16],
  } as const;
  for (
    const { y0, y1 } of blockRegions(source, [0, 64], {
      blockBytes: 256 * 64 * 20,
    })
  ) {
    strictEqual(y0 % 16, 0);
    strictEqual(y1 % 16, 0);
  }
});
