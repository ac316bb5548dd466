import { ByteWriter } from "./byte_writer.ts";
import { hdf5DataspaceMessage } from "./hdf5_dataspace_message.ts";
import { type Hdf5StoredType, hdf5TypeMessage } from "./hdf5_type_message.ts";

/**
 * Value of an attribute: text, texts, a truth value, a float64 (number), an
 * int64 (bigint), or ASCII of fixed length (bytes).
 */
export type Hdf5AttributeValue =
  | string
  | readonly string[]
  | boolean
  | number
  | bigint
  | Uint8Array;

/** Where texts lie: the heap's address, and the number of each text in it. */
export interface Hdf5TextPlace {
  readonly address: number;
  index(text: string): number;
}

/** Attribute message (file format specification, IV.A.2.m: version 3). */
export function hdf5AttributeMessage(
  attribute: { readonly name: string; readonly value: Hdf5AttributeValue },
  texts: Hdf5TextPlace,
): Uint8Array {
  const { type, shape, data } = encode(attribute.value, texts);
  const name = new TextEncoder().encode(`${attribute.name}\0`);
  const datatype = hdf5TypeMessage(type);
  const dataspace = hdf5DataspaceMessage(shape);
  // The one after the three sizes: the name is UTF-8.
  return new ByteWriter().octets(3, 0).number(name.length, 2)
    .number(datatype.length, 2).number(dataspace.length, 2).octets(1)
    .bytes(name).bytes(datatype).bytes(dataspace).bytes(data).finish();
}

function encode(value: Hdf5AttributeValue, texts: Hdf5TextPlace): {
  readonly type: Hdf5StoredType;
  readonly shape: readonly number[];
  readonly data: Uint8Array;
} {
  if (typeof value === "boolean") {
    return { type: "bool", shape: [], data: Uint8Array.of(Number(value)) };
  }
  if (typeof value === "number") {
    const data = new Uint8Array(Float64Array.of(value).buffer);
    return { type: "float64", shape: [], data };
  }
  if (typeof value === "bigint") {
    const data = new Uint8Array(BigInt64Array.of(value).buffer);
    return { type: "int64", shape: [], data };
  }
  if (value instanceof Uint8Array) {
    return { type: { ascii: value.length }, shape: [], data: value };
  }
  const list = typeof value === "string" ? [value] : value;
  const data = new ByteWriter();
  for (const text of list) {
    const length = new TextEncoder().encode(text).length;
    // Nothing is kept for an empty text, and nothing referred to.
    if (length === 0) {
      data.bytes(new Uint8Array(16));
      continue;
    }
    data.number(length, 4).number(texts.address, 8).number(
      texts.index(text),
      4,
    );
  }
  const shape = typeof value === "string" ? [] : [list.length];
  return { type: "text", shape, data: data.finish() };
}
