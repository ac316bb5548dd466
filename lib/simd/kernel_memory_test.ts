import { deepEqual, equal, throws } from "node:assert/strict";
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
