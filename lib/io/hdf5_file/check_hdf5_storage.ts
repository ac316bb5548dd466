import { InputError } from "../../scan/input_error.ts";
import type { Hdf5File } from "./hdf5_file.ts";
import type { Hdf5Metadata } from "./hdf5_metadata.ts";

/** Filters of the HDF5 library itself are numbered up to this (scale-offset). */
const lastBuiltInFilter = 6;

/** Names of widespread filters whose files may not state one. */
const filterNames: Readonly<Record<number, string>> = {
  305: "LZO",
  307: "bzip2",
  32000: "LZF",
  32001: "Blosc",
  32004: "LZ4",
  32008: "bitshuffle",
  32013: "ZFP",
  32015: "Zstandard",
  32017: "SZ",
  32026: "Blosc2",
};

/** A chunk is decompressed whole, into a memory of 2 GiB. */
const chunkLimit = 2 ** 29;

/**
 * Makes sure that the library can read a dataset as it is stored.
 *
 * @throws {InputError} If a filter is unknown to it, a chunk does not fit into
 * its memory, the values lie in other files, or
 * it is a virtual dataset that is made of itself.
 */
export function checkHdf5Storage(
  file: Hdf5File,
  dataset: { readonly path: string; readonly metadata: Hdf5Metadata },
): void {
  const { path, metadata } = dataset;
  const elsewhere = metadata.virtual_sources?.find(({ file_name }) =>
    file_name !== "."
  );
  if (elsewhere !== undefined) {
    throw new InputError(
      `Cannot read ${path} of ${file.path} as its values lie in other files, such as ${elsewhere.file_name}, which are not followed: open one of those, or copy the values into one file with h5repack -l CONTI old.h5 new.h5`,
    );
  }
  checkVirtual(file, path, metadata);
  const unknown = file.filters(path).find(({ id }) => id > lastBuiltInFilter);
  if (unknown !== undefined) {
    const name = filterNames[unknown.id] ?? (unknown.name || "unknown");
    throw new InputError(
      `Cannot read ${path} of ${file.path} as it is compressed with the filter ${name} (number ${unknown.id}), which the HDF5 library here lacks: wanted gzip, szip or none; convert it where the filter is installed with h5repack -f GZIP=4 old.h5 new.h5`,
    );
  }
  const chunk = metadata.chunks ?? [];
  const bytes = chunk.reduce((product, size) => product * size, metadata.size);
  if (bytes > chunkLimit) {
    throw new InputError(
      `Cannot read ${path} of ${file.path} as one chunk of ${
        chunk.join(" x ")
      } values takes ${bytes} bytes: at most ${chunkLimit} fit; store it in smaller chunks with h5repack -l CHUNK=1x16x${
        chunk.slice(2).join("x")
      } old.h5 new.h5`,
    );
  }
}

/** Makes sure that a virtual dataset is not made of itself, which the library follows without end. */
function checkVirtual(
  file: Hdf5File,
  path: string,
  metadata: Hdf5Metadata,
): void {
  const seen = new Set<string>([file.identity(path)]);
  const left = sources(metadata);
  for (let source; (source = left.pop()) !== undefined;) {
    // Soft links are the library's to follow: what they lead to is not known.
    const { kind } = file.link(source);
    if (kind === "missing") continue;
    const identity = kind === "dataset" ? file.identity(source) : undefined;
    if (identity === undefined || seen.has(identity)) {
      throw new InputError(
        `Cannot read ${path} of ${file.path} as it is a virtual dataset that is made of ${
          identity === undefined ? "what links lead to" : "itself"
        }, by way of ${source}: copy the values into a dataset of their own with h5repack -l CONTI old.h5 new.h5`,
      );
    }
    seen.add(identity);
    left.push(...sources(file.metadata(source)));
  }
}

/** Paths within the file that a virtual dataset is made of, each once. */
function sources({ virtual_sources }: Hdf5Metadata): string[] {
  const paths = (virtual_sources ?? []).map(({ dset_name }) =>
    dset_name.startsWith("/") ? dset_name : `/${dset_name}`
  );
  return [...new Set(paths)];
}
