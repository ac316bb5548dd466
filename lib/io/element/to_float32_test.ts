import { deepEqual, throws } from "node:assert/strict";
import { toFloat32 } from "./to_float32.ts";

const cases = {
  int8: Int8Array.of(-128, 127),
  uint8: Uint8Array.of(0, 255),
  int16: Int16Array.of(-32768, 32767),
  uint16: Uint16Array.of(0, 65535),
  int32: Int32Array.of(-(2 ** 31), 2 ** 31 - 1),
  uint32: Uint32Array.of(16777217, 2 ** 32 - 1),
  int64: BigInt64Array.of(-1n, -(2n ** 40n) - 3n, -(2n ** 63n)),
  uint64: BigUint64Array.of(2n ** 32n - 1n, 2n ** 53n - 1n, 2n ** 64n - 1n),
  float16: Float16Array.of(-0.25, 65504, Infinity),
  float32: Float32Array.of(1e-45, -3e38),
  float64: Float64Array.of(0.1, 1e300, -1e-300),
};

for (const [type, stored] of Object.entries(cases)) {
  Deno.test(`toFloat32 rounds ${type} as Math.fround does`, () => {
    // Once where typed arrays may begin, once one byte further on.
    for (const shift of [0, 1]) {
      const bytes = new Uint8Array(stored.byteLength + shift).subarray(shift);
      bytes.set(new Uint8Array(stored.buffer));
      const target = new Float32Array(stored.length);
      toFloat32(bytes, { type: type as keyof typeof cases, target });
      deepEqual([...target], Array.from(stored, Number).map(Math.fround));
    }
  });
}

Deno.test("toFloat32 refuses bytes that are not as many values", () => {
  const target = new Float32Array(2);
  throws(() => toFloat32(new Uint8Array(3), { type: "int16", target }), {
    name: "RangeError",
    message: /convert 3 bytes to 2 values as each int16 takes 2 bytes/,
  });
});
