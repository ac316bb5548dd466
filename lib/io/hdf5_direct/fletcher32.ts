/** Words of 16 bits after which sums are folded, before they outgrow 32 bits. */
const foldEvery = 360;

/**
 * Fletcher's checksum of 32 bits as HDF5's filter computes it: of words whose
 * first byte is the higher one.
 *
 * @returns An unsigned 32-bit number.
 *
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { fletcher32 } from "./fletcher32.ts";
 *
 * // Sums 0x0102 + 0x0304, and 0x0102 twice + 0x0304.
 * equal(fletcher32(Uint8Array.of(1, 2, 3, 4)), 0x05080406);
 * ```
 */
export function fletcher32(bytes: Uint8Array): number {
  const whole = bytes.length - bytes.length % 2;
  let one = 0;
  let two = 0;
  const fold = () => {
    one = (one & 0xffff) + (one >>> 16);
    two = (two & 0xffff) + (two >>> 16);
  };
  for (let at = 0; at < whole;) {
    const end = Math.min(whole, at + 2 * foldEvery);
    for (; at < end; at += 2) {
      one += bytes[at] << 8 | bytes[at + 1];
      two += one;
    }
    fold();
  }
  // A last byte counts as the higher one of a word.
  if (whole < bytes.length) {
    one += bytes[whole] << 8;
    two += one;
    fold();
  }
  fold();
  return (two << 16 | one) >>> 0;
}
