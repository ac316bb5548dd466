import type { Hdf5Module } from "./hdf5_library.ts";

/** What the library says of a dataset: type, sizes, chunks. */
export type Hdf5Metadata = ReturnType<Hdf5Module["get_dataset_metadata"]>;
