import {
  deepStrictEqual,
  notEqual,
  strictEqual,
  throws,
} from "node:assert/strict";
import type { NpyData } from "../../io/npy_data.ts";
import { digestOutcome } from "./digest_outcome.ts";
import { hashValues } from "./hash_values.ts";
import { packOutcome } from "./pack_outcome.ts";
import { unpackOutcome } from "./unpack_outcome.ts";

const shared = Float64Array.of(1 / 3, -0, NaN, Infinity);
const outcome = {
  text: "WS₂",
  none: null,
  yes: true,
  numbers: [0.1, -0, NaN, Infinity, -Infinity, 5e-324],
  list: [{ data: shared }, { data: Int8Array.of(-1, 1) }],
  again: shared,
  "a/b": Uint32Array.of(4294967295),
  "a_b": new Uint8Array(0),
};

const digest = (value: unknown) => {
  const packed = packOutcome(value);
  const hashes = [...packed.arrays].map((
    [name, data],
  ) => [name, hashValues(data)] as const);
  return digestOutcome(packed, new Map(hashes));
};

Deno.test("an outcome comes back to the bit, and an array that occurs twice once", () => {
  const packed = packOutcome({ ...outcome, gone: undefined });
  deepStrictEqual([...packed.arrays.keys()], [
    "list.0.data",
    "list.1.data",
    "a_b",
    "a_b-2",
  ]);
  const back = unpackOutcome(packed) as typeof outcome;
  deepStrictEqual(back, outcome);
  strictEqual(back.again, back.list[0].data);
});

Deno.test("what can't be kept is refused by its place", () => {
  for (
    const value of [
      new Map(),
      () => 0,
      3n,
      new Date(0),
      new DataView(new ArrayBuffer(1)),
    ]
  ) {
    throws(() => packOutcome({ deep: [value] }), /Cannot keep deep\.0/);
  }
});

Deno.test("the digest tells every change but that of a wall time", () => {
  const first = digest({ a: 1, seconds: 3, data: Int8Array.of(1, 2) });
  strictEqual(digest({ a: 1, seconds: 4, data: Int8Array.of(1, 2) }), first);
  const others: Record<string, unknown>[] = [
    { a: 2, data: Int8Array.of(1, 2) },
    { b: 1, data: Int8Array.of(1, 2) },
    { a: 1, data: Int8Array.of(1, 3) },
    { a: 1, data: Uint8Array.of(1, 2) },
    { a: 1, more: Int8Array.of(1, 2) },
  ];
  strictEqual(new Set([first, ...others.map(digest)]).size, 6);
});

Deno.test("values are hashed alike in pieces, at an offset and over shared memory", () => {
  const values = new Float32Array(new SharedArrayBuffer(40 << 20));
  values.forEach((_, i) => values[i] = i % 1000);
  const copy = Float32Array.from(values);
  strictEqual(hashValues(values as NpyData), hashValues(copy));
  strictEqual(hashValues(copy.subarray(1000)), hashValues(copy.slice(1000)));
  copy[copy.length - 1]++;
  notEqual(hashValues(values as NpyData), hashValues(copy));
});
