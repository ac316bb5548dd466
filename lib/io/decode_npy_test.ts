import { deepEqual, throws } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { decodeNpy } from "./decode_npy.ts";

function file(name: string): Uint8Array {
  const url = new URL(`../../fixtures/files/${name}`, import.meta.url);
  return new Uint8Array(readFileSync(url));
}

Deno.test("decodeNpy reads what NumPy saves", () => {
  deepEqual(decodeNpy(file("vector.npy")), {
    data: BigInt64Array.of(-3n, -2n, -1n, 0n, 1n, 2n, 3n),
    shape: [7],
    dtype: "<i8",
  });
  deepEqual(decodeNpy(file("number.npy")), {
    data: Float64Array.of(0.25),
    shape: [],
    dtype: "<f8",
  });
  deepEqual(decodeNpy(file("flags.npy")), {
    data: Uint8Array.of(1, 0, 1),
    shape: [1, 3],
    dtype: "|b1",
  });
});

Deno.test("decodeNpy swaps big-endian values and leaves its input alone", () => {
  const bytes = file("big_uint16.npy");
  const before = bytes.slice();
  const { data, dtype } = decodeNpy(bytes);
  const view = new DataView(bytes.buffer, bytes.length - data.byteLength);
  deepEqual(
    [...data],
    Array.from({ length: 360 }, (_, i) => view.getUint16(2 * i)),
  );
  deepEqual(dtype, "<u2");
  deepEqual(bytes, before);
});

const refused: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ["no array", new TextEncoder().encode("{}"), /does not begin as NumPy's/],
  ["nothing", new Uint8Array(), /does not begin as NumPy's/],
  ["a cut header", file("int16.npy").subarray(0, 50), /within its header/],
  ["cut values", file("int16.npy").subarray(0, 847), /makes 848 bytes, .* 847/],
  ["complex numbers", file("complex.npy"), /NumPy type <c8/],
  ["records", file("record.npy"), /records/],
  ["Fortran order", file("fortran.npy"), /Fortran order/],
];
for (const [what, bytes, message] of refused) {
  Deno.test(`decodeNpy refuses ${what}`, () =>
    throws(() => decodeNpy(bytes), { name: "InputError", message }));
}
