import { deepEqual, equal, ok } from "node:assert/strict";
import { RandomStream } from "../../random/random_stream.ts";
import { regionBlocks } from "./region_blocks.ts";

Deno.test("blocks cover a region once, bounded, and cut no chunk that fits", () => {
  const random = new RandomStream(7, "region blocks");
  const integer = (least: number, most: number) =>
    least + random.integer(most - least + 1);
  for (let trial = 0; trial < 2000; trial++) {
    const y0 = integer(0, 6);
    const x0 = integer(0, 6);
    const region = {
      y0,
      y1: y0 + integer(1, 12),
      x0,
      x1: x0 + integer(1, 12),
    };
    const chunk = [integer(1, 5), integer(1, 5)] as const;
    const positions = integer(1, 60);
    const seen = new Set<string>();
    const cells = new Map<string, Set<number>>();
    const blocks = [...regionBlocks(region, { chunk, positions })];
    for (const [index, block] of blocks.entries()) {
      const count = (block.y1 - block.y0) * (block.x1 - block.x0);
      ok(count >= 1 && count <= positions);
      for (let y = block.y0; y < block.y1; y++) {
        for (let x = block.x0; x < block.x1; x++) {
          ok(y >= y0 && y < region.y1 && x >= x0 && x < region.x1);
          ok(!seen.has(`${y},${x}`));
          seen.add(`${y},${x}`);
          const cell = `${Math.floor(y / chunk[0])},${
            Math.floor(x / chunk[1])
          }`;
          cells.set(cell, (cells.get(cell) ?? new Set()).add(index));
        }
      }
    }
    equal(seen.size, (region.y1 - y0) * (region.x1 - x0));
    if (chunk[0] * chunk[1] > positions) continue;
    // A chunk is read by one block only.
    deepEqual([...cells.values()].filter((blocks) => blocks.size > 1), []);
  }
});
