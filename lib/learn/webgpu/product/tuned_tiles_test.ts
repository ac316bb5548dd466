import { deepEqual, equal, ok } from "node:assert/strict";
import { testOnGpu } from "../../../compute/test_on_gpu.ts";
import { chooseTile, possibleTiles } from "./choose_tile.ts";
import { type ProductTile, tileMemory, tileThreads } from "./product_tile.ts";
import { productTiles } from "./product_tiles.ts";
import { timeProduct } from "./time_product.ts";
import { foundTiles, tunedTiles } from "./tuned_tiles.ts";

const GPU = { software: false, mostThreads: 1024, workgroupMemory: 32768 };

Deno.test("every tile runs with the limits of any browser", () => {
  for (const tile of productTiles) {
    ok(tileThreads(tile) <= 256 && tileMemory(tile) <= 16384, `${tile}`);
    // Sums over a workgroup's threads go by halves.
    ok(Number.isInteger(Math.log2(tileThreads(tile))));
  }
});

Deno.test("a large GPU is kept busy, and no limit is passed", () => {
  const groups = (rows: number, columns: number) => {
    const tile = chooseTile(GPU, { rows, columns, depth: 100 });
    ok(tile.kind !== "register");
    return Math.ceil(rows / tile.rows) * Math.ceil(columns / tile.columns);
  };
  ok(groups(256, 512) >= 128);
  ok(groups(2086, 512) >= 128);
  // A layer of codes: its depth is shared out. Many points' distances are not.
  ok(groups(256, 8) >= 32 && groups(512, 8) >= 64);
  equal(
    chooseTile(GPU, { rows: 8192, columns: 8, depth: 9 }).kind,
    "workgroup",
  );
  const poor = { ...GPU, mostThreads: 64, workgroupMemory: 9000 };
  for (const tile of possibleTiles(poor)) {
    ok(tileThreads(tile) <= 64 && tileMemory(tile) <= 9000);
  }
  const software = { ...GPU, software: true };
  for (const columns of [8, 512]) {
    const tile = chooseTile(software, { rows: 256, columns, depth: 512 });
    deepEqual(tile, { kind: "register", rows: 16 });
  }
});

testOnGpu(
  "the fastest tile is found once and kept in a folder",
  async (gpu) => {
    const folder = await Deno.makeTempDir();
    const fastest = possibleTiles(gpu).at(-2)!;
    let timed = 0;
    const time = (_: unknown, { tile }: { tile: ProductTile }) => {
      timed++;
      return Promise.resolve(tile === fastest ? 1 : 2);
    };
    const product = {
      form: "plain" as const,
      sizes: { rows: 50, columns: 60, depth: 70 },
    };
    const few = {
      form: "plain" as const,
      sizes: { rows: 50, columns: 8, depth: 70 },
    };
    const options = { time, cacheFolder: `${folder}/cache` };
    try {
      const tiles = await tunedTiles(gpu, [product, few], options);
      deepEqual(tiles(product.form, product.sizes), fastest);
      deepEqual(tiles(few.form, few.sizes), chooseTile(gpu, few.sizes));
      equal(timed, possibleTiles(gpu).length);
      deepEqual(foundTiles(gpu), { "plain 50 x 60 x 70": fastest });
      deepEqual(foundTiles({ description: "another" }), {});
      await tunedTiles(gpu, [product], options);
      equal(timed, possibleTiles(gpu).length);
      const file = `${options.cacheFolder}/tiles.json`;
      const kept = JSON.parse(await Deno.readTextFile(file));
      deepEqual(kept[gpu.description], { "plain 50 x 60 x 70": fastest });
      // What an earlier process has found is taken; what is damaged is not.
      const first = possibleTiles(gpu)[0];
      kept[gpu.description]["plain 50 x 60 x 70"] = first;
      await Deno.writeTextFile(file, JSON.stringify(kept));
      const again = await tunedTiles(gpu, [product], options);
      deepEqual(again(product.form, product.sizes), first);
      await Deno.writeTextFile(file, "{");
      await tunedTiles(gpu, [product], options);
      equal(timed, possibleTiles(gpu).length);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
);

testOnGpu("a product's time is measured", async (gpu) => {
  const sizes = { rows: 64, columns: 64, depth: 64 };
  const tile = productTiles[1];
  const seconds = await timeProduct(gpu, { form: "plain", sizes, tile });
  ok(seconds > 0 && seconds < 60);
});
