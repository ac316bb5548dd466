import { deepEqual, rejects } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { ByteWriter } from "../hdf5_writing/byte_writer.ts";
import { hdf5Checksum } from "../hdf5_writing/hdf5_checksum.ts";
import { hdf5ObjectHeader } from "../hdf5_writing/hdf5_object_header.ts";
import { ScanFile } from "../scan_file.ts";
import { hdf5HeaderMessages } from "./hdf5_header_messages.ts";

/** Messages of a header that begins at byte `base + address`. */
async function messages(bytes: Uint8Array, base: number, address: number) {
  const path = await Deno.makeTempFile();
  writeFileSync(path, bytes);
  const file = ScanFile.open(path);
  try {
    return hdf5HeaderMessages(file, { base, address });
  } finally {
    file.close();
    await Deno.remove(path);
  }
}

/** A header of version 1 with a message of 8 bytes, and one that goes on elsewhere. */
function header1(next: { readonly address: number; readonly length: number }) {
  return new ByteWriter().octets(1, 0).number(2, 2).number(1, 4)
    .number(40, 4).number(0, 4)
    .number(3, 2).number(8, 2).number(2, 4).text("datatype")
    .number(0x10, 2).number(16, 2).number(0, 4)
    .number(next.address, 8).number(next.length, 8);
}

Deno.test("the messages of a header are those that were written", async () => {
  const bodies = [Uint8Array.of(1, 2, 3), new Uint8Array(300).fill(7)];
  const header = hdf5ObjectHeader([
    { kind: "dataspace", body: bodies[0] },
    { kind: "layout", body: bodies[1] },
  ]);
  const bytes = new Uint8Array([9, 9, 9, 9, 9, ...header, 9, 9]);
  deepEqual(
    (await messages(bytes, 2, 3)).map(({ kind, body }) => [kind, [...body]]),
    [[1, [...bodies[0]]], [8, [...bodies[1]]]],
  );
  // Each byte of it is guarded by the checksum, or tells what it is.
  for (let at = 0; at < header.length; at += 7) {
    const damaged = header.slice();
    damaged[at] ^= 4;
    await rejects(messages(damaged, 0, 0), { name: "Hdf5Unknown" });
  }
});

Deno.test("a header of version 1 goes on elsewhere", async () => {
  const bytes = header1({ address: 72, length: 16 }).align(8).number(0, 8)
    .number(0, 8).number(0x15, 2).number(8, 2).number(0, 4).text("elsewher")
    .finish();
  const found = await messages(bytes, 0, 0);
  const text = new TextDecoder();
  deepEqual(
    found.map(({ kind, shared, body }) => [kind, shared, text.decode(body)]),
    [[3, true, "datatype"], [0x15, false, "elsewher"]],
  );
});

Deno.test("a header that goes on in itself comes to an end", async () => {
  const again = header1({ address: 16, length: 40 }).finish();
  const nothing = header1({ address: 16, length: 0 }).finish();
  const outside = header1({ address: 40, length: 40 }).finish();
  const second = new ByteWriter().text("OHDR").octets(2, 0, 20)
    .octets(0x10, 16, 0, 0).number(31, 8).number(28, 8).finish();
  const sum = new ByteWriter().bytes(second).number(hdf5Checksum(second), 4);
  const more = new ByteWriter().text("OCHK").octets(0x10, 16, 0, 0)
    .number(31, 8).number(28, 8).finish();
  sum.bytes(more).number(hdf5Checksum(more), 4);
  for (const bytes of [again, nothing, outside, sum.finish()]) {
    await rejects(messages(bytes, 0, 0), { name: "Hdf5Unknown" });
  }
});
