import type { RandomStream } from "../../lib/random/random_stream.ts";
import type { FuzzAnswer, FuzzCase } from "./fuzz_case.ts";
import { mutateBlindly } from "./mutate_bytes.ts";

/** Positions and pixels of an honest array. */
const SHAPE = [2, 3, 4, 5];

/** Headers' types: readable ones first, with the bytes of a value. */
const TYPES: readonly (readonly [string, number])[] = [
  ["'<f4'", 4],
  ["'>u2'", 2],
  ["'|u1'", 1],
  ["'<i8'", 8],
  ["'>f8'", 8],
  ["'<f2'", 2],
  ["'<i4'", 4],
  ["'|i1'", 1],
];

/** Types that nobody can read as a scan. */
const BAD_TYPES = [
  "'|O'",
  "'<U5'",
  "'|V8'",
  "[('a', '<f4'), ('b', '|O')]",
  "'<f3'",
  "'<f16'",
  "'<c8'",
  "'<u99999999999'",
  "'<f4\u0000'",
  "__import__('os').system('touch hurt')",
  "('<f4', (2, 2))",
  "''",
  "'f'",
];

const SHAPES = [
  "(1000000000, 1000000000, 1, 1)",
  "(4611686018427387904, 4, 1, 1)",
  "(99999999999999999999999999, 1, 1, 1)",
  "(-1, 3, 4, 5)",
  "(2, 3, -4, -5)",
  "(2.0, 3, 4, 5)",
  "(1e3, 3, 4, 5)",
  "(0, 3, 4, 5)",
  "(2, 3, 4)",
  "(2, 3, 4, 5, 1)",
  "()",
  "(120,)",
  "[2, 3, 4, 5]",
  "2, 3, 4, 5",
  "('2', 3, 4, 5)",
  "(2, 3, 65536, 65536)",
  "(1, 1, 16385, 16384)",
  "(True, 3, 4, 5)",
  `(${"1, ".repeat(5000)})`,
  "(1, 1, 1, 1) + (1,) * 10 ** 9",
];

/** Texts that are no header at all. */
const TEXTS = [
  "",
  " ".repeat(60000),
  "'descr'".repeat(8000),
  `'descr'${" ".repeat(60000)}`,
  `'shape': (${" ".repeat(60000)}`,
  "{".repeat(60000),
  "{'descr': '<f4', 'fortran_order': False}",
  "{'shape': (2, 3, 4, 5), 'fortran_order': False}",
  "{'descr': '<f4', 'shape': (2, 3, 4, 5)}",
  "\u0000".repeat(100),
  "\uffff\u00e9{'descr': '<f4'",
  "exec(open('/etc/passwd').read())",
];

/** A case of `.npy`: an honest file, one with changed bytes, or a header that lies. */
export function npyCase(seed: number, random: RandomStream): FuzzCase {
  const [descr, size] = TYPES[random.integer(TYPES.length)];
  const count = SHAPE.reduce((product, axis) => product * axis, 1);
  const data = Uint8Array.from(
    { length: count * size },
    () => random.integer(256),
  );
  const version = 1 + random.integer(3);
  const honest = (parts: HeaderParts = {}) =>
    npyFile(data, { version, descr, ...parts });
  const common = {
    seed,
    format: ".npy",
    base: `${descr} of ${SHAPE.join(" x ")}, version ${version}`,
    name: "scan.npy",
    options: {},
  } as const;
  const answered = (fault: string, bytes: Uint8Array<ArrayBuffer>) => ({
    ...common,
    fault,
    bytes,
    values: (answer: FuzzAnswer) => npyValues(bytes, answer),
  });
  switch (random.integer(9)) {
    case 0:
      return { ...answered("as made", honest()), must: "answer" };
    case 1: {
      const bytes = honest({
        descr: BAD_TYPES[random.integer(BAD_TYPES.length)],
      });
      return { ...answered("a type that is none", bytes), must: "refuse" };
    }
    case 2: {
      const shape = SHAPES[random.integer(SHAPES.length)];
      return {
        ...answered("a shape that lies", honest({ shape })),
        must: "refuse",
      };
    }
    case 3: {
      const order = ["True", "1", "'False'", "None"][random.integer(4)];
      return {
        ...answered("an order that is none or Fortran's", honest({ order })),
        must: "refuse",
      };
    }
    case 4: {
      const length = [
        0,
        1,
        2 ** 31,
        2 ** 32 - 1,
        random.integer(65536),
        random.integer(300),
      ][random.integer(6)];
      return answered("a header's length that lies", honest({ length }));
    }
    case 5: {
      const text = TEXTS[random.integer(TEXTS.length)];
      return {
        ...answered("a header of other text", honest({ text })),
        must: "refuse",
      };
    }
    case 6: {
      const bytes = honest();
      const left = random.integer(bytes.length);
      return {
        ...answered("cut short", bytes.slice(0, left)),
        must: "refuse",
      };
    }
    case 7: {
      const bytes = honest({ version: [0, 4, 9, 255][random.integer(4)] });
      return {
        ...answered("a version that nobody knows", bytes),
        must: "refuse",
      };
    }
    default: {
      const { fault, bytes } = mutateBlindly(honest(), random);
      return answered(fault, bytes);
    }
  }
}

interface HeaderParts {
  readonly version?: number;
  readonly descr?: string;
  readonly order?: string;
  readonly shape?: string;
  /** What the length field says. */
  readonly length?: number;
  /** Instead of the header. */
  readonly text?: string;
}

function npyFile(
  data: Uint8Array,
  { version = 1, descr, order = "False", shape, length, text }: HeaderParts,
): Uint8Array<ArrayBuffer> {
  const header = Uint8Array.from(
    text ??
      `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${
        shape ?? `(${SHAPE.join(", ")})`
      }, }\n`,
    (letter) => letter.charCodeAt(0),
  );
  const before = version === 1 ? 10 : 12;
  const bytes = new Uint8Array(before + header.length + data.length);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]);
  const view = new DataView(bytes.buffer);
  const stated = length ?? header.length;
  if (version === 1) view.setUint16(8, stated & 0xffff, true);
  else view.setUint32(8, stated, true);
  bytes.set(header, before);
  bytes.set(data, before + header.length);
  return bytes;
}

/** What the bytes mean, value by value, by a header that is taken apart in another way than the reader's. */
function npyValues(
  bytes: Uint8Array,
  { shape, dtype }: FuzzAnswer,
): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const wide = bytes[6] > 1;
  const before = wide ? 12 : 10;
  const length = wide ? view.getUint32(8, true) : view.getUint16(8, true);
  const header = new TextDecoder("latin1").decode(
    bytes.subarray(before, before + length),
  );
  const after = (key: string) => {
    const at = Math.max(header.indexOf(`'${key}'`), header.indexOf(`"${key}"`));
    return header.slice(at + key.length + 2).replace(/^\s*:\s*/, "");
  };
  const descr = after("descr").slice(1, 4);
  const [opening] = after("shape");
  const sizes = after("shape").slice(1, after("shape").indexOf(")"))
    .split(",").map((size) => size.trim()).filter((size) => size !== "")
    .map((size) => parseInt(size, 10));
  const kind = { i: "int", u: "uint", f: "float" }[descr[1]];
  const stated = `${kind}${8 * Number(descr[2])}`;
  if (opening !== "(" || `${sizes}` !== `${shape}` || stated !== dtype) {
    throw new Error(
      `${dtype} of ${shape} is not what the header says: ${header.trim()}`,
    );
  }
  return decoded(view, {
    offset: before + length,
    count: shape.reduce((product, size) => product * size, 1),
    dtype,
    littleEndian: descr[0] !== ">",
  });
}

/** Values one by one. */
export function decoded(
  view: DataView,
  { offset, count, dtype, littleEndian }: {
    readonly offset: number;
    readonly count: number;
    readonly dtype: string;
    readonly littleEndian: boolean;
  },
): Float32Array {
  const size = Number(/\d+$/.exec(dtype)) / 8;
  const get: Readonly<Record<string, (at: number) => number | bigint>> = {
    int8: (at) => view.getInt8(at),
    uint8: (at) => view.getUint8(at),
    int16: (at) => view.getInt16(at, littleEndian),
    uint16: (at) => view.getUint16(at, littleEndian),
    int32: (at) => view.getInt32(at, littleEndian),
    uint32: (at) => view.getUint32(at, littleEndian),
    int64: (at) => view.getBigInt64(at, littleEndian),
    uint64: (at) => view.getBigUint64(at, littleEndian),
    float16: (at) => view.getFloat16(at, littleEndian),
    float32: (at) => view.getFloat32(at, littleEndian),
    float64: (at) => view.getFloat64(at, littleEndian),
  };
  return Float32Array.from(
    { length: count },
    (_, i) => Number(get[dtype](offset + i * size)),
  );
}
