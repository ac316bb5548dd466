import { deepEqual, equal, throws } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { decodeNpy } from "./decode_npy.ts";
import { encodeNpy } from "./encode_npy.ts";

function file(name: string): Uint8Array {
  const url = new URL(`../../fixtures/files/${name}`, import.meta.url);
  return new Uint8Array(readFileSync(url));
}

// numpy.save wrote these; see fixtures/files/make_files.py.
for (
  const name of [
    "int16.npy",
    "float16.npy",
    "float32.npy",
    "vector.npy",
    "number.npy",
  ]
) {
  Deno.test(`encodeNpy gives the bytes of NumPy's ${name}`, () => {
    const { data, shape } = decodeNpy(file(name));
    deepEqual(encodeNpy(data, shape), file(name));
  });
}

Deno.test("encodeNpy and decodeNpy agree on every type", () => {
  const arrays = [
    Int8Array.of(-128, 127, 0),
    Uint8Array.of(0, 255, 7),
    Int16Array.of(-32768, 32767, 0),
    Uint16Array.of(0, 65535, 7),
    Int32Array.of(-(2 ** 31), 2 ** 31 - 1, 0),
    Uint32Array.of(0, 2 ** 32 - 1, 7),
    BigInt64Array.of(-(2n ** 63n), 2n ** 63n - 1n, 0n),
    BigUint64Array.of(0n, 2n ** 64n - 1n, 7n),
    Float16Array.of(-65504, NaN, 0.25),
    Float32Array.of(-3e38, NaN, 0.1),
    Float64Array.of(-1e308, Infinity, 0.1),
  ];
  for (const data of arrays) {
    for (const shape of [[3], [1, 3], [3, 1, 1]]) {
      const bytes = encodeNpy(data, shape);
      equal((bytes.length - data.byteLength) % 64, 0);
      const decoded = decodeNpy(bytes);
      equal(decoded.data.constructor, data.constructor);
      deepEqual([...decoded.data], [...data]);
      deepEqual(decoded.shape, shape);
    }
  }
  deepEqual(decodeNpy(encodeNpy(new Float32Array(), [0, 4])).shape, [0, 4]);
});

Deno.test("encodeNpy takes a part of a buffer", () => {
  const part = new Float32Array(8).fill(1).subarray(3, 5);
  deepEqual(decodeNpy(encodeNpy(part, [2])).data, Float32Array.of(1, 1));
});

Deno.test("encodeNpy refuses a shape that does not fit", () => {
  throws(() => encodeNpy(new Float32Array(5), [2, 3]), {
    name: "RangeError",
    message: /shape \(2, 3\) as that makes 6 values: 5 are given/,
  });
});
