import { Buffer } from "node:buffer";
import { deflateRawSync } from "node:zlib";
import type { IslandArray } from "../../view/data/island.ts";

/** Packs numbers for a page; the same numbers give the same text. */
export function packArray(values: Uint8Array | Uint16Array): IslandArray {
  const type = values instanceof Uint8Array ? "u1" : "u2";
  const bytes = Buffer.alloc(values.byteLength);
  if (type === "u1") bytes.set(values);
  else values.forEach((word, i) => bytes.writeUInt16LE(word, 2 * i));
  const packed = deflateRawSync(bytes, { level: 9 });
  return { type, bytes: packed.toString("base64") };
}
