import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { arrayScan } from "../scan/array_scan.ts";
import { previewScan } from "./preview_scan.ts";

Deno.test("previewScan samples rows and columns alike, whatever the sizes", async () => {
  // Each pattern holds its position's number.
  const shape = { scan: [7, 11], detector: [6, 6] } as const;
  const values = Float32Array.from(
    { length: 77 * 36 },
    (_, i) => Math.floor(i / 36),
  );
  const source = arrayScan(values, { shape });
  const { adf, step, meanPattern, range } = await previewScan(source, {
    patterns: 9,
  });
  strictEqual(step, 3);
  deepStrictEqual(adf.shape, [3, 4]);
  const seen = [0, 3, 6].flatMap((y) => [0, 3, 6, 9].map((x) => 11 * y + x));
  const ring = adf.data[1] / seen[1];
  deepStrictEqual([...adf.data], seen.map((value) => ring * value));
  deepStrictEqual(range, [0, 75]);
  const mean = Math.fround(seen.reduce((a, b) => a + b, 0) / seen.length);
  deepStrictEqual([...meanPattern.data], Array(36).fill(mean));
});

Deno.test("previewScan reads a bounded part of a scan, however much it declares", async () => {
  // A header of a few bytes can tell of a petabyte.
  let read = 0;
  const { adf, step } = await previewScan({
    name: "vast",
    shape: { scan: [1e6, 1e6], detector: [512, 1024] },
    dtype: "uint8",
    calibration: {},
    chunk: [1, 1],
    identify: () => Promise.resolve({}),
    read: ({ y0, y1, x0, x1 }) => {
      const values = (y1 - y0) * (x1 - x0) * 512 * 1024;
      read += values;
      return Promise.resolve(new Float32Array(values));
    },
    close() {},
  }, { patterns: 10 });
  strictEqual(step, 316228);
  deepStrictEqual(adf.shape, [4, 4]);
  strictEqual(read, 16 * 512 * 1024);
});

Deno.test("previewScan counts what is not finite and goes on", async () => {
  const shape = { scan: [2, 2], detector: [6, 6] } as const;
  const values = new Float32Array(4 * 36).fill(1);
  values[5] = NaN;
  values[40] = Infinity;
  const { notFinite, range } = await previewScan(arrayScan(values, { shape }));
  strictEqual(notFinite, 2);
  deepStrictEqual(range, [1, 1]);
});
