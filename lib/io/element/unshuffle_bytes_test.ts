import { deepEqual } from "node:assert/strict";
import { shuffleBytes } from "../hdf5_writing/shuffle_bytes.ts";
import { unshuffleBytes } from "./unshuffle_bytes.ts";

Deno.test("unshuffleBytes undoes shuffleBytes for every size of a value", () => {
  for (const size of [1, 2, 4, 8]) {
    for (const count of [0, 1, 3, 31, 32, 33]) {
      const bytes = Uint8Array.from(
        { length: size * count },
        (_, i) => 37 * i + 11,
      );
      const target = new Uint8Array(bytes.length);
      unshuffleBytes(shuffleBytes(bytes, size), { size, target });
      deepEqual(target, bytes);
    }
  }
});

Deno.test("unshuffleBytes leaves what is too short for a value at the end", () => {
  const target = new Uint8Array(11);
  const shuffled = Uint8Array.of(0, 4, 1, 5, 2, 6, 3, 7, 8, 9, 10);
  unshuffleBytes(shuffled, { size: 4, target });
  deepEqual([...target], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});
