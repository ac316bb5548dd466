import { hdf5ElementType } from "./hdf5_element_type.ts";
import type { Hdf5Module } from "./hdf5_library.ts";
import { toNumbers } from "../element/to_numbers.ts";

/** Attributes longer than this say nothing that we look for. */
const lengthLimit = 1 << 16;

/** HDF5's type class of text. */
const text = 3;

/**
 * Values of an attribute that is text or numbers, however they are stored;
 * undefined where there is none such.
 *
 * The package's own reader goes on when the library fails, and then frees
 * whatever lay in memory; a damaged file could stall it for ever. This one
 * throws.
 */
export function hdf5Attribute(
  module: Hdf5Module,
  attribute: {
    readonly id: bigint;
    readonly path: string;
    readonly name: string;
  },
): readonly string[] | readonly number[] | undefined {
  const { id, path, name } = attribute;
  if (!module.get_attribute_names(id, path).includes(name)) return undefined;
  const metadata = module.get_attribute_metadata(id, path, name);
  const { type } = hdf5ElementType(metadata);
  const { size, total_size: values } = metadata;
  const length = size * values;
  if (metadata.shape === null || length > lengthLimit) return undefined;
  if (type === undefined && metadata.type !== text) return undefined;
  const address = module._malloc(length);
  if (address === 0) throw new Error("no memory left");
  try {
    const at = BigInt(address);
    if (module.get_attribute_data(id, path, name, at) < 0) {
      throw new Error("no reason given");
    }
    const bytes = module.HEAPU8.slice(address, address + length);
    if (type !== undefined) return toNumbers(bytes, type);
    if (metadata.vlen) {
      const texts = toNumbers(bytes, "uint32").map((pointer) =>
        module.UTF8ToString(pointer)
      );
      module.reclaim_vlen_memory(id, path, name, at);
      return texts;
    }
    return Array.from({ length: values }, (_, index) => {
      const value = bytes.subarray(index * size, (index + 1) * size);
      const end = value.indexOf(0);
      return new TextDecoder().decode(end < 0 ? value : value.subarray(0, end));
    });
  } finally {
    module._free(address);
  }
}
