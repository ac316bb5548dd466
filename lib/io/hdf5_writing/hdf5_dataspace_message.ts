import { ByteWriter } from "./byte_writer.ts";

/**
 * Dataspace message (file format specification, IV.A.2.b: version 2) of an
 * array of fixed size; `[]` is a single value.
 */
export function hdf5DataspaceMessage(shape: readonly number[]): Uint8Array {
  const message = new ByteWriter().octets(
    2,
    shape.length,
    0,
    Math.min(1, shape.length),
  );
  for (const size of shape) message.number(size, 8);
  return message.finish();
}
