import { deepEqual, equal } from "node:assert/strict";
import { GpuDevice } from "../../../compute/gpu_device.ts";
import { testOnGpu } from "../../../compute/test_on_gpu.ts";
import { chooseTile, possibleTiles } from "./choose_tile.ts";
import { deviceTiles } from "./device_tiles.ts";
import type { TimeProductOptions } from "./time_product.ts";

testOnGpu(
  "tiles are measured where the device was opened so, large products by a part",
  async (plain) => {
    const adapter = await navigator.gpu.requestAdapter();
    const gpu = await GpuDevice.open(adapter!, { tiles: "measured" });
    const fastest = possibleTiles(gpu)[1];
    const timed: TimeProductOptions[] = [];
    const time = (_: unknown, product: TimeProductOptions) => {
      timed.push(product);
      return Promise.resolve(product.tile === fastest ? 1 : 2);
    };
    const form = "right-transposed" as const;
    const sizes = { rows: 256, columns: 65536, depth: 9000 };
    try {
      const measured = await deviceTiles(gpu, [{ form, sizes }], { time });
      deepEqual(measured(form, sizes), fastest);
      equal(timed.length, possibleTiles(gpu).length);
      for (const product of timed) {
        deepEqual(product.sizes, { rows: 256, columns: 8192, depth: 8192 });
      }
      const chosen = await deviceTiles(plain, [{ form, sizes }], { time });
      deepEqual(chosen(form, sizes), chooseTile(plain, sizes));
      equal(timed.length, possibleTiles(gpu).length);
    } finally {
      gpu.close();
    }
  },
);
