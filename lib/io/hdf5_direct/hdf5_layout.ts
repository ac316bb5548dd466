import { InputError } from "../../scan/input_error.ts";
import { elementBytes } from "../element/element_bytes.ts";
import type { ElementType } from "../element/element_type.ts";
import { hdf5TypeMessage } from "../hdf5_writing/hdf5_type_message.ts";
import { ByteReader } from "./byte_reader.ts";
import type { Hdf5HeaderMessage } from "./hdf5_header_messages.ts";
import { Hdf5Unknown } from "./hdf5_unknown.ts";

/** How chunks are found. */
export type Hdf5ChunkIndexKind = "tree" | "single" | "implicit" | "array";

/** Where a dataset's values lie in the file. */
export type Hdf5Layout =
  | {
    readonly kind: "contiguous";
    /** Address of the first value. */
    readonly address: number;
  }
  | {
    readonly kind: "chunked";
    /** Sizes of a chunk in values. */
    readonly chunk: readonly number[];
    readonly index: Hdf5ChunkIndexKind;
    /** Address of the index, or of what needs none. */
    readonly address: number;
    /** Bytes of the only chunk, where it is the only one and was filtered. */
    readonly bytes: number | undefined;
    /** Which filters the only chunk went round. */
    readonly skipped: number;
  };

/** What a dataset is, as the HDF5 library says. */
export interface Hdf5Expected {
  /** Its path and file, for messages. */
  readonly what: string;
  readonly type: ElementType;
  readonly bigEndian: boolean;
  readonly shape: readonly number[];
}

const kinds = { datatype: 0x03, layout: 0x08 };

/** Index types of layouts of version 4; others grow along axes. */
const indices = { 1: "single", 2: "implicit", 3: "array" } as const;

/**
 * Where a dataset's values lie, from its header's messages (file format
 * specification, IV.A.2.i: versions 3 and 4).
 *
 * @throws {Hdf5Unknown} If they are stored in another way, nowhere yet, or in
 * fewer bits than the type has.
 * @throws {InputError} If not even the library reads them right.
 */
export function hdf5Layout(
  messages: readonly Hdf5HeaderMessage[],
  expected: Hdf5Expected,
): Hdf5Layout {
  checkType(only(messages, kinds.datatype), expected);
  const size = elementBytes(expected.type);
  const bytes = expected.shape.reduce((product, axis) => product * axis, size);
  const layout = new ByteReader(only(messages, kinds.layout));
  const version = layout.oneOf(1, 3, 4);
  if (layout.oneOf(1, 1, 2) === 1) {
    const address = somewhere(layout);
    layout.oneOf(8, bytes);
    return { kind: "contiguous", address };
  }
  const common = { kind: "chunked", bytes: undefined, skipped: 0 } as const;
  if (version === 3) {
    const axes = layout.oneOf(1, expected.shape.length + 1) - 1;
    const address = somewhere(layout);
    const chunk = Array.from({ length: axes }, () => layout.number(4));
    layout.oneOf(4, size);
    return { ...common, chunk, index: "tree", address };
  }
  // 2: the only chunk was filtered. 1 would leave chunks at edges unfiltered.
  const flags = layout.oneOf(1, 0, 2);
  const axes = layout.oneOf(1, expected.shape.length + 1) - 1;
  const axisBytes = layout.oneOf(1, 1, 2, 3, 4, 5, 6, 7, 8);
  const chunk = Array.from({ length: axes }, () => layout.number(axisBytes));
  layout.oneOf(axisBytes, size);
  const index = indices[layout.oneOf(1, 1, 2, 3)];
  const filtered = index === "single" && flags === 2;
  const onlyChunk = filtered
    ? { bytes: layout.number(8), skipped: layout.number(4) }
    : {};
  if (index === "array") layout.number(1);
  return { ...common, ...onlyChunk, chunk, index, address: somewhere(layout) };
}

function only(messages: readonly Hdf5HeaderMessage[], wanted: number) {
  const found = messages.filter(({ kind }) => kind === wanted);
  if (found.length !== 1 || found[0].shared) {
    throw new Hdf5Unknown(`${found.length} messages of kind ${wanted}`);
  }
  return found[0].body;
}

function somewhere(reader: ByteReader): number {
  const address = reader.address();
  if (address === undefined) {
    throw new Hdf5Unknown("never written, or to other files");
  }
  return address;
}

/**
 * Numbers may lack bits or have them elsewhere. The library gives such numbers
 * as they are stored, which is right only where missing bits are zeros.
 */
function checkType(found: Uint8Array, expected: Hdf5Expected): void {
  const wanted = hdf5TypeMessage(expected.type);
  // The lowest bit of the second byte is the order of bytes; the upper half of
  // the first one the message's version.
  wanted[1] |= expected.bigEndian ? 1 : 0;
  const kind = found[0] & 0x0f;
  if (kind !== (wanted[0] & 0x0f) || found.length < wanted.length) {
    throw new Hdf5Unknown(`the type ${found}`);
  }
  if (wanted.every((byte, at) => at === 0 || byte === found[at])) return;
  const same = (from: number, to: number) =>
    wanted.subarray(from, to).every((byte, i) => byte === found[from + i]);
  // Whole numbers: bits of order, filling and sign; size, first bit.
  if (kind === 0 && expected.type.startsWith("uint") && same(1, 10)) {
    throw new Hdf5Unknown("fewer bits");
  }
  throw new InputError(
    `Cannot read ${expected.what} as its values are stored like ${expected.type} but mean only some bits of it, or other ones: write them again as ordinary integers or floats, with h5py for example: new["data"] = old["data"].astype("float32")`,
  );
}
