import { Buffer } from "node:buffer";
import { encode } from "fast-png";
import type { Colour } from "../colour/colour.ts";

/** A picture of at most 256 colours. */
export interface IndexedPicture {
  /** Width in pixels. */
  readonly width: number;
  /** Height in pixels. */
  readonly height: number;
  /** One index into the palette for each pixel, row by row. */
  readonly indices: Uint8Array;
  /**
   * Colours with their opacity, 0 to 1, default 1. PNG wants those that are
   * not opaque first.
   */
  readonly palette: readonly {
    readonly colour: Colour;
    readonly opacity?: number;
  }[];
}

/**
 * Encodes a picture as an indexed PNG with the fewest bits per pixel that its
 * palette allows, as a data URI. The same picture gives the same bytes.
 *
 * @example
 * ```ts
 * import { ok } from "node:assert/strict";
 * import { encodePng } from "./encode_png.ts";
 *
 * const uri = encodePng({
 *   width: 2,
 *   height: 1,
 *   indices: new Uint8Array([0, 1]),
 *   palette: [{ colour: [0, 0, 0], opacity: 0 }, { colour: [0, 114, 178] }],
 * });
 * ok(uri.startsWith("data:image/png;base64,iVBORw0KGgo"));
 * ```
 */
export function encodePng(picture: IndexedPicture): string {
  const { width, height, indices, palette } = picture;
  const depth = palette.length <= 2
    ? 1
    : palette.length <= 4
    ? 2
    : palette.length <= 16
    ? 4
    : 8;
  const opaque = palette.every(({ opacity = 1 }) => opacity === 1);
  const bytes = encode({
    width,
    height,
    depth,
    channels: 1,
    data: pack(picture, depth, indices),
    palette: palette.map(({ colour, opacity = 1 }) =>
      opaque ? [...colour] : [...colour, Math.round(opacity * 255)]
    ),
    // Level 9 takes longer for pictures half a per cent smaller.
  }, { zlib: { level: 6 } });
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("base64");
  return `data:image/png;base64,${base64}`;
}

/** Packs several indices into a byte, each row starting a new one. */
function pack(
  { width, height }: IndexedPicture,
  depth: number,
  indices: Uint8Array,
): Uint8Array {
  if (depth === 8) return indices;
  const perByte = 8 / depth;
  const stride = Math.ceil(width / perByte);
  const packed = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shift = 8 - depth * (x % perByte + 1);
      packed[y * stride + Math.floor(x / perByte)] |= indices[y * width + x] <<
        shift;
    }
  }
  return packed;
}
