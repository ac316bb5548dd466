import { elementBytes } from "./element_bytes.ts";
import type { ElementType } from "./element_type.ts";

const views = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
  float16: Float16Array,
  float32: Float32Array,
  float64: Float64Array,
};

/**
 * Little-endian values as numbers, in full precision up to 2^53: for the few
 * values of an attribute or a vector. Scans go through `toFloat32`.
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { toNumbers } from "./to_numbers.ts";
 *
 * deepEqual(toNumbers(new Uint8Array([0xfe, 0xff]), "int16"), [-2]);
 * ```
 */
export function toNumbers(bytes: Uint8Array, type: ElementType): number[] {
  // A copy begins where any typed array may.
  const { buffer } = bytes.slice();
  const length = Math.floor(bytes.length / elementBytes(type));
  return Array.from(new views[type](buffer, 0, length), Number);
}
