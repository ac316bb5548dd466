import { rejects } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openScan } from "../open_scan.ts";

const folder = fileURLToPath(
  new URL("../../../fixtures/files/", import.meta.url),
);

const refused = [
  ["fortran.npy", /Fortran order.*numpy\.ascontiguousarray/],
  ["three_axes.npy", /3 axes \(12 x 5 x 6\): wanted 4/],
  ["complex.npy", /type <c8 \(complex numbers\)/],
  ["record.npy", /values are records/],
] as const;
for (const [name, message] of refused) {
  Deno.test(`openScan refuses ${name}`, () =>
    rejects(openScan(join(folder, name)), { name: "InputError", message }));
}

/** An array file with a header of our choice and 8 bytes of values. */
function npy(header: string, version = 1): Uint8Array {
  const text = new TextEncoder().encode(header);
  const length = version === 1
    ? [text.length & 255, text.length >> 8]
    : [text.length & 255, text.length >> 8, 0, 0];
  return Uint8Array.of(
    ...[0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0, ...length],
    ...text,
    ...new Uint8Array(8),
  );
}

const huge = "(1000000, 1000000, 256, 256)";
const headers = [
  [
    npy(`{'descr': '<f4', 'fortran_order': False, 'shape': ${huge}, }`),
    /truncated: its header tells of 1000000 x 1000000 x 256 x 256 values/,
  ],
  [
    npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 0, 2), }"),
    /an axis is empty/,
  ],
  [
    npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 1, 3), }"),
    /truncated/,
  ],
  [
    npy("{'descr': '|u1', 'fortran_order': False, 'shape': (1, 1, 3, 3), }"),
    /truncated.* makes 84 bytes, but there are 83/,
  ],
  [
    npy("{'descr': '|b1', 'fortran_order': False, 'shape': (8,), }"),
    /type \|b1/,
  ],
  [npy("{'descr': '<f4', 'fortran_order': False, 'shape': (), }"), /0 axes/],
  // Python would compute these; nobody else should.
  ...[
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, 1, 1) + (1,) * 9}",
    "{'descr': '<f4' + '', 'fortran_order': False, 'shape': (1, 1, 1, 1)}",
    "{'descr': '<f4', 'fortran_order': False or 1, 'shape': (1, 1, 1, 1)}",
  ].map((text) => [npy(text), /header is none that NumPy writes/] as const),
  [npy("nothing like it"), /header is none that NumPy writes: "nothing/],
  [npy("", 9), /format version is 9\.0/],
  [
    Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 2, 0, 0, 0, 0, 0x7f),
    /header claims to be 2130706432 bytes long/,
  ],
  [Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0), /truncated/],
] as const;
Deno.test("openScan refuses array files with headers that cannot be", async () => {
  const path = await Deno.makeTempFile({ suffix: ".npy" });
  for (const [bytes, message] of headers) {
    writeFileSync(path, bytes);
    await rejects(openScan(path), { name: "InputError", message });
  }
  await Deno.remove(path);
});
