import { createHash } from "node:crypto";
import type { NpyData } from "../../io/npy_data.ts";

/** Bytes that are hashed at once. */
const PIECE = 1 << 24;

/** SHA-256 of an array's type, length and values, in hexadecimal. */
export function hashValues(data: NpyData): string {
  const hash = createHash("sha256").update(
    `${data[Symbol.toStringTag]} ${data.length}\n`,
  );
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  for (let start = 0; start < bytes.length; start += PIECE) {
    hash.update(bytes.subarray(start, start + PIECE));
  }
  return hash.digest("hex");
}
