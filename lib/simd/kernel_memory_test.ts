import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { KernelMemory } from "./kernel_memory.ts";

Deno.test("places do not overlap, and memory grows under them", () => {
  const memory = new KernelMemory();
  const small = memory.place(4);
  memory.floats(small, 1).fill(7);
  const large = memory.place(1_000_000);
  memory.integers(large, 250_000).fill(-1);
  equal(memory.floats(small, 1)[0], 7);
  equal(memory.doubles(memory.place(8), 1)[0], 0);
  equal(memory.memory.buffer.byteLength % 65536, 0);
});

Deno.test("a place starts where it is asked to, modulo 4 KiB", () => {
  const memory = new KernelMemory();
  for (const modulo of [0, 2048, 2048, 64, 4032, 0]) {
    const { end } = memory;
    const address = memory.place(100, { modulo });
    equal(address % 4096, modulo);
    ok(address >= end && address < end + 4096);
    equal(memory.end, address + 128);
  }
});

Deno.test("what is released is given out again", () => {
  const memory = new KernelMemory();
  memory.place(100);
  const end = memory.end;
  const places = [memory.place(4), memory.place(65)];
  memory.release(end);
  deepEqual([memory.place(4), memory.place(65)], places);
});

Deno.test("more than 4 GiB are refused, and nothing is lost by that", () => {
  const memory = new KernelMemory();
  const { end } = memory;
  throws(() => memory.place(2 ** 32), {
    name: "RangeError",
    message: /wanted 4294967360 bytes/,
  });
  equal(memory.end, end);
});
