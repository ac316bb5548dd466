import {
  deepStrictEqual,
  notStrictEqual,
  strictEqual,
} from "node:assert/strict";
import { Buffer } from "node:buffer";
import { decode } from "fast-png";
import { RandomStream } from "../../random/random_stream.ts";
import { colourMap } from "../colour/colour_map.ts";
import { labelPicture } from "./label_picture.ts";
import { scalarPicture } from "./scalar_picture.ts";
import { scatterPicture } from "./scatter_picture.ts";

/** RGBA of pixel (0, x) of a picture with 8 bits per pixel. */
function firstRow(uri: string) {
  const png = decode(Buffer.from(uri.split(",")[1], "base64"));
  strictEqual(png.depth, 8);
  return Array.from(
    { length: png.width },
    (_, x) => [...png.palette?.[png.data[x]] ?? []],
  );
}

const plain = { below: false, above: false };

Deno.test("scalarPicture spreads the colours over the range and clips beyond", () => {
  const image = { data: [-9, 0, 5, 10, 99, NaN], shape: [1, 6] as const };
  const picture = scalarPicture(image, {
    colours: "viridis",
    range: { low: 0, high: 10, ...plain },
    longestSide: 10,
  });
  const opaque = (fraction: number) => [...colourMap("viridis", fraction), 255];
  deepStrictEqual(firstRow(picture.uri), [
    opaque(0),
    opaque(0),
    opaque(0.5),
    opaque(1),
    opaque(1),
    [0, 0, 0, 0],
  ]);
  strictEqual(picture.notFinite, 1);
});

Deno.test("scalarPicture spreads logarithms evenly and hides masked zeros", () => {
  const image = { data: [1, 10, 100, 0], shape: [1, 4] as const };
  const options = {
    colours: "magma",
    range: { low: 1, high: 100, ...plain },
    logarithmic: true,
    longestSide: 10,
  } as const;
  const opaque = (fraction: number) => [...colourMap("magma", fraction), 255];
  deepStrictEqual(firstRow(scalarPicture(image, options).uri), [
    opaque(0),
    opaque(0.5),
    opaque(1),
    opaque(0),
  ]);
  deepStrictEqual(
    firstRow(scalarPicture(image, { ...options, withoutZeros: true }).uri)[3],
    [0, 0, 0, 0],
  );
});

Deno.test("labelPicture draws unknown labels like the background", () => {
  const picture = labelPicture(
    { data: [0, 1, 2, 9, -1], shape: [1, 5] },
    {
      styles: [{ label: 1, colour: "#0072b2" }, {
        label: 2,
        colour: "#d55e00",
      }],
      longestSide: 5,
    },
  );
  const png = decode(Buffer.from(picture.uri.split(",")[1], "base64"));
  strictEqual(png.depth, 2);
  deepStrictEqual([...png.data], [0b00011000, 0]);
});

Deno.test("scatterPicture does not depend on the points' order", () => {
  const random = new RandomStream(5, "scatter");
  const count = 4000;
  const x = Float32Array.from({ length: count }, () => random.normal());
  const y = Float32Array.from({ length: count }, () => random.normal());
  const group = Uint8Array.from({ length: count }, () => random.integer(3));
  const order = random.permutation(count);
  const options = {
    colours: [[0, 0, 0], [0, 114, 178], [213, 94, 0]] as const,
    xDomain: [-3, 3] as const,
    yDomain: [-3, 3] as const,
    side: 50,
  };
  const first = scatterPicture({ ...options, x, y, group });
  const second = scatterPicture({
    ...options,
    x: x.map((_, i) => x[order[i]]),
    y: y.map((_, i) => y[order[i]]),
    group: group.map((_, i) => group[order[i]]),
  });
  strictEqual(first.uri, second.uri);
  const moved = scatterPicture({
    ...options,
    x: x.map((v) => v + 1),
    y,
    group,
  });
  notStrictEqual(first.uri, moved.uri);
});

Deno.test("scatterPicture counts points that have no place", () => {
  const picture = scatterPicture({
    x: [NaN, 0, 0],
    y: [0, Infinity, 0],
    group: [0, 0, 7],
    colours: [[0, 0, 0]],
    xDomain: [-1, 1],
    yDomain: [-1, 1],
    side: 4,
  });
  strictEqual(picture.notFinite, 2);
});
