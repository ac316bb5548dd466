import type { Colour } from "./colour.ts";

/**
 * Names of the continuous colour maps: "gray" for the ADF image as microscopes
 * show it, "viridis" and "magma" for other magnitudes, "difference" for signed
 * values around zero.
 */
export type ColourMapName = "gray" | "viridis" | "magma" | "difference";

/**
 * Evenly spaced stops, six hexadecimal digits each; straight lines in sRGB
 * between them.
 *
 * viridis and magma are Smith and van der Walt's maps (Matplotlib, CC0) at
 * every 24th of their length: interpolated they stay within 2.2 of 255 of the
 * originals. "difference" is made for this page: Oklab lightness falls in a
 * straight line from 0.97 at zero to 0.35 at either end, blue (hue 252 deg)
 * below and vermillion (hue 42 deg) above, a pair that every common colour
 * deficiency keeps apart.
 */
const STOPS: Readonly<Record<ColourMapName, string>> = {
  gray: "000000ffffff",
  viridis: "440154471164481f70472d7b4439834046883b528b365d8d31688e2c728e" +
    "287c8e24868e21918c1f9a8a20a48627ad8135b77948c16e5cc86375d0548ed645" +
    "aadc32c8e020e2e418fde725",
  magma: "000004060518100b2d1d11472c115f3f0f7251127c601880721f81832681" +
    "932b80a5317eb73779c73d73d8456ce55064f1605df8745cfb8761fd9b6bfeae77" +
    "fec287fed799fde9aafcfdbf",
  difference: "033b6d0650900a65b5247dd34e96e375aeee9fc6f4c9def6f5f5f5" +
    "f4d4c7eeb39ce59272d6734bc35423a63f09853105642303",
};

/**
 * The colour at a fraction of a colour map's length; fractions beyond the
 * ends take the end's colour.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { colourMap } from "./colour_map.ts";
 *
 * deepStrictEqual(colourMap("gray", 0.5), [128, 128, 128]);
 * deepStrictEqual(colourMap("difference", 0.5), [245, 245, 245]);
 * ```
 */
export function colourMap(name: ColourMapName, fraction: number): Colour {
  const stops = STOPS[name];
  const intervals = stops.length / 6 - 1;
  const position = Math.min(1, Math.max(0, fraction)) * intervals;
  const before = Math.min(intervals - 1, Math.floor(position));
  const weight = position - before;
  const channel = (offset: number) => {
    const low = hex(stops, before * 6 + offset);
    const high = hex(stops, before * 6 + 6 + offset);
    return Math.round(low + (high - low) * weight);
  };
  return [channel(0), channel(2), channel(4)];
}

function hex(text: string, start: number): number {
  return Number.parseInt(text.slice(start, start + 2), 16);
}
