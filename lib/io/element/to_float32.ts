import type { ElementType } from "./element_type.ts";
import { elementBytes } from "./element_bytes.ts";

/**
 * Writes stored values into `target` as float32, rounding to nearest where
 * float32 cannot hold them (64-bit integers beyond 2^53 round twice, by way of
 * a double).
 *
 * The bytes are little-endian, as every platform that Deno runs on is; swap
 * with {@linkcode swapBytes} first where the storage is big-endian.
 *
 * @param bytes Stored values, `target.length` of them.
 * @param options Their type and where the values go.
 * @throws {RangeError} If `bytes` does not hold exactly `target.length` values.
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { toFloat32 } from "./to_float32.ts";
 *
 * const target = new Float32Array(2);
 * toFloat32(new Uint8Array([1, 0, 0xff, 0xff]), { type: "int16", target });
 * deepEqual([...target], [1, -1]);
 * ```
 */
export function toFloat32(
  bytes: Uint8Array,
  options: { readonly type: ElementType; readonly target: Float32Array },
): void {
  const { type, target } = options;
  const size = elementBytes(type);
  if (bytes.byteLength !== target.length * size) {
    throw new RangeError(
      `Cannot convert ${bytes.byteLength} bytes to ${target.length} values as each ${type} takes ${size} bytes`,
    );
  }
  // Typed arrays need their offset to be a multiple of the element's size.
  const aligned = bytes.byteOffset % size === 0 ? bytes : bytes.slice();
  const at = [aligned.buffer, aligned.byteOffset, target.length] as const;
  switch (type) {
    case "int8":
      return target.set(new Int8Array(...at));
    case "uint8":
      return target.set(new Uint8Array(...at));
    case "int16":
      return target.set(new Int16Array(...at));
    case "uint16":
      return target.set(new Uint16Array(...at));
    case "int32":
      return target.set(new Int32Array(...at));
    case "uint32":
      return target.set(new Uint32Array(...at));
    case "int64":
      return joinWords(aligned, new Int32Array(...words(aligned)), target);
    case "uint64":
      return joinWords(aligned, new Uint32Array(...words(aligned)), target);
    case "float16":
      return target.set(new Float16Array(...at));
    case "float32":
      return target.set(new Float32Array(...at));
    case "float64":
      return target.set(new Float64Array(...at));
  }
}

/** Arguments of a 32-bit view on 64-bit values. */
function words(bytes: Uint8Array): [ArrayBufferLike, number, number] {
  return [bytes.buffer, bytes.byteOffset, bytes.byteLength / 4];
}

/** 64-bit integers without a BigInt for each, which would cost an allocation per value. */
function joinWords(
  bytes: Uint8Array,
  upper: Int32Array | Uint32Array,
  target: Float32Array,
): void {
  const lower = new Uint32Array(...words(bytes));
  for (let i = 0; i < target.length; i++) {
    target[i] = upper[2 * i + 1] * 0x1_0000_0000 + lower[2 * i];
  }
}
