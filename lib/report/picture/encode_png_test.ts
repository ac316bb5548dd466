import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { Buffer } from "node:buffer";
import { decode } from "fast-png";
import { RandomStream } from "../../random/random_stream.ts";
import { encodePng } from "./encode_png.ts";

/** RGBA of each pixel as another reader of PNG sees it. */
function pixels(uri: string) {
  const png = decode(Buffer.from(uri.split(",")[1], "base64"));
  const perByte = 8 / png.depth;
  const stride = Math.ceil(png.width / perByte);
  const found: number[][] = [];
  for (let y = 0; y < png.height; y++) {
    for (let x = 0; x < png.width; x++) {
      const byte = png.data[y * stride + Math.floor(x / perByte)];
      const index = byte >> (8 - png.depth * (x % perByte + 1)) &
        (2 ** png.depth - 1);
      found.push([...png.palette?.[index] ?? []]);
    }
  }
  return { ...png, found };
}

for (const colours of [2, 3, 4, 5, 16, 17, 256]) {
  Deno.test(`encodePng keeps every pixel of a picture of ${colours} colours`, () => {
    const random = new RandomStream(3, `png ${colours}`);
    const width = 13;
    const height = 7;
    const indices = Uint8Array.from(
      { length: width * height },
      () => random.integer(colours),
    );
    const palette = Array.from({ length: colours }, (_, i) => ({
      colour: [i, 255 - i, i >> 1] as const,
      opacity: i === 0 ? 0 : 1,
    }));
    const png = pixels(encodePng({ width, height, indices, palette }));
    strictEqual(png.width, width);
    strictEqual(png.height, height);
    deepStrictEqual(
      png.found,
      Array.from(indices, (index) => [
        ...palette[index].colour,
        index === 0 ? 0 : 255,
      ]),
    );
  });
}

Deno.test("encodePng writes no transparency for an opaque palette", () => {
  const uri = encodePng({
    width: 1,
    height: 1,
    indices: new Uint8Array([1]),
    palette: [{ colour: [1, 2, 3] }, { colour: [4, 5, 6] }],
  });
  strictEqual(Buffer.from(uri.split(",")[1], "base64").includes("tRNS"), false);
  deepStrictEqual(pixels(uri).found, [[4, 5, 6]]);
});
