import type { RandomStream } from "../../lib/random/random_stream.ts";
import { type Hdf5Fields, mendChecksums } from "./hdf5_fields.ts";

/** What was done to a file's bytes. */
export interface Mutation {
  /** Kind of fault, a row of the table. */
  readonly fault: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** First and last byte, exclusive, that may differ from the seed file's. */
  readonly touched: readonly [from: number, to: number];
}

/** Numbers that sizes and addresses are rarely tried with. */
const NUMBERS: readonly bigint[] = [
  0n,
  1n,
  2n,
  0x7fn,
  0x80n,
  0xffn,
  0x7fffn,
  0xffffn,
  0x10000n,
  0x7fffffffn,
  0x80000000n,
  0xffffffffn,
  0x100000000n,
  0x1fffffffffffffn,
  0x20000000000000n,
  0x7fffffffffffffffn,
  0x8000000000000000n,
  0xfffffffffffffffen,
  0xffffffffffffffffn,
];

/** Changes that know nothing of a file's format. */
export function mutateBlindly(
  seed: Uint8Array<ArrayBuffer>,
  random: RandomStream,
): Mutation {
  const { length } = seed;
  switch (random.integer(5)) {
    case 0: {
      const bytes = seed.slice();
      const places = Array.from(
        { length: 1 + random.integer(8) },
        () => random.integer(length),
      );
      for (const place of places) bytes[place] ^= 1 << random.integer(8);
      const touched = [Math.min(...places), Math.max(...places) + 1] as const;
      return { fault: "bits flipped", bytes, touched };
    }
    case 1: {
      const bytes = seed.slice();
      const start = random.integer(length);
      const end = Math.min(length, start + 1 + random.integer(64));
      const filling = [0, 0xff, undefined][random.integer(3)];
      for (let at = start; at < end; at++) {
        bytes[at] = filling ?? random.integer(256);
      }
      return { fault: "bytes overwritten", bytes, touched: [start, end] };
    }
    case 2: {
      const left = random.integer(length);
      const bytes = seed.slice(0, left);
      return { fault: "cut short", bytes, touched: [left, length] };
    }
    case 3: {
      const bytes = seed.slice();
      const count = 1 + random.integer(Math.min(512, length));
      const from = random.integer(length - count + 1);
      const to = random.integer(length - count + 1);
      bytes.copyWithin(to, from, from + count);
      return {
        fault: "a piece copied over another",
        bytes,
        touched: [to, to + count],
      };
    }
    default: {
      const at = random.integer(length);
      const count = 1 + random.integer(64);
      const bytes = new Uint8Array(length + count);
      bytes.set(seed.subarray(0, at));
      bytes.set(seed.subarray(at), at + count);
      return { fault: "bytes inserted", bytes, touched: [at, length + count] };
    }
  }
}

/** A structure of an HDF5 file that lies, its checksum made right again. */
export function mutateHdf5Field(
  seed: Uint8Array<ArrayBuffer>,
  random: RandomStream,
  { fields, pieces }: Hdf5Fields,
): Mutation {
  const kinds = [...new Set(fields.map(({ what }) => what))];
  const bytes = seed.slice();
  const view = new DataView(bytes.buffer);
  const kind = kinds[random.integer(kinds.length)];
  const own = fields.filter(({ what }) => what === kind);
  const field = own[random.integer(own.length)];
  const length = Math.min(field.length, bytes.length - field.start);
  const elsewhere = random.integer(3) === 0;
  const width = elsewhere ? 8 : [1, 2, 4, 8][random.integer(4)];
  const at = Math.min(
    bytes.length - width,
    field.start + random.integer(Math.max(1, length - width + 1)),
  );
  let value: bigint;
  if (elsewhere) {
    // The beginning of some structure, this one's own among them.
    const target = fields[random.integer(fields.length)];
    value = BigInt(Math.max(0, target.start - [0, 4][random.integer(2)]));
  } else if (random.integer(4) === 0) {
    value = BigInt(seed.length) + BigInt(random.integer(17) - 8);
  } else if (random.integer(3) === 0) {
    const old = width === 8 ? view.getBigUint64(at, true) : BigInt(seed[at]);
    value = old + BigInt(random.integer(5) - 2);
  } else value = NUMBERS[random.integer(NUMBERS.length)];
  for (let byte = 0; byte < width; byte++) {
    bytes[at + byte] = Number(
      BigInt.asUintN(64, value) >> BigInt(8 * byte) & 0xffn,
    );
  }
  mendChecksums(bytes, pieces);
  return {
    fault: elsewhere ? `${kind} leads elsewhere` : `${kind} lies`,
    bytes,
    touched: [0, bytes.length],
  };
}
