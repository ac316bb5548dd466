import { InputError } from "../../scan/input_error.ts";
import { checkHdf5Length } from "./check_hdf5_length.ts";
import { hdf5Attribute } from "./hdf5_attribute.ts";
import { hdf5ElementType } from "./hdf5_element_type.ts";
import type { Hdf5Metadata } from "./hdf5_metadata.ts";
import {
  type Hdf5Library,
  hdf5Library,
  type Hdf5Module,
} from "./hdf5_library.ts";
import type { ScanFile } from "../scan_file.ts";
import { toNumbers } from "../element/to_numbers.ts";

/** A link of a group, as far as it may be followed. */
export type Hdf5Link =
  | { readonly kind: "group" | "dataset" | "other" | "missing" }
  | { readonly kind: "soft"; readonly target: string }
  | {
    readonly kind: "external";
    readonly file: string;
    readonly target: string;
  };

/** A rectangle of a dataset: where it starts and how far it goes, per axis. */
export interface Hdf5Slab {
  readonly offset: readonly number[];
  readonly count: readonly number[];
}

/** More positions than any axis of a scan or a detector has. */
const vectorLimit = 1 << 20;

/**
 * An HDF5 file opened for reading. Paths given to it must not lead through soft
 * or external links; `link` tells which ones are.
 */
export class Hdf5File {
  readonly #file: ScanFile;
  readonly #library: Hdf5Library;
  #id: bigint | null;

  private constructor(file: ScanFile, library: Hdf5Library, id: bigint) {
    this.#file = file;
    this.#library = library;
    this.#id = id;
  }

  /**
   * Opens a file that bears the HDF5 signature. Takes over `file`.
   *
   * @throws {InputError} If the file is truncated or damaged.
   */
  static async open(file: ScanFile): Promise<Hdf5File> {
    checkHdf5Length(file);
    const library = await hdf5Library();
    const { module } = library;
    library.allow(file.path);
    const id = attempt(library, {
      purpose: `read ${file.path} as HDF5`,
      work: () =>
        succeeded(
          module.open(file.path, module.H5F_ACC_RDONLY, false, -1, -1),
        ),
    });
    return new Hdf5File(file, library, id);
  }

  /** Path of the file. */
  get path(): string {
    return this.#file.path;
  }

  /** Names in a group. */
  children(group: string): string[] {
    return this.#attempt(
      `list the group ${group}`,
      (module, id) => module.get_names(id, group, false),
    );
  }

  /** What lies at a path, without following its last link out of sight. */
  link(path: string): Hdf5Link {
    return this.#attempt(`look up ${path}`, (module, id): Hdf5Link => {
      if (path === "/") return { kind: "group" };
      const external = module.get_external_link(id, path);
      if (external.filename !== undefined) {
        return {
          kind: "external",
          file: external.filename,
          target: external.obj_path,
        };
      }
      const target: string | null = module.get_symbolic_link(id, path);
      if (target !== null) return { kind: "soft", target };
      switch (module.get_type(id, path)) {
        case module.H5G_GROUP:
          return { kind: "group" };
        case module.H5G_DATASET:
          return { kind: "dataset" };
        case -1:
          return { kind: "missing" };
        default:
          return { kind: "other" };
      }
    });
  }

  /** The same text for all paths of one object, however it is linked. */
  identity(path: string): string {
    return this.#attempt(
      `look up ${path}`,
      (module, id) => [...module.create_object_reference(id, path)].join(),
    );
  }

  /** Address of an object's header, counted from where the HDF5 content begins. */
  address(path: string): number {
    return this.#attempt(`look up ${path}`, (module, id) => {
      // HDF5's references to objects are their addresses; the package gives
      // an array, whatever its types say.
      const reference = module.create_object_reference(id, path);
      return toNumbers(Uint8Array.from(reference), "uint64")[0];
    });
  }

  /** Type, sizes and storage of a dataset. */
  metadata(path: string): Hdf5Metadata {
    return this.#attempt(
      `read what ${path} is`,
      (module, id) => module.get_dataset_metadata(id, path),
    );
  }

  /** Filters that a dataset's chunks went through, in order of writing. */
  filters(path: string): readonly { id: number; name: string }[] {
    return this.#attempt(
      `read how ${path} is stored`,
      (module, id) => module.get_dataset_filters(id, path),
    );
  }

  /** Values of an attribute; undefined where there is none of text or numbers. */
  attribute(
    path: string,
    name: string,
  ): readonly string[] | readonly number[] | undefined {
    return this.#attempt(
      `read attributes of ${path}`,
      (module, id) => hdf5Attribute(module, { id, path, name }),
    );
  }

  /** A short one-dimensional dataset; undefined where it is not one of numbers. */
  vector(path: string): readonly number[] | undefined {
    const metadata = this.metadata(path);
    const { shape } = metadata;
    const { type } = hdf5ElementType(metadata);
    if (type === undefined || shape?.length !== 1 || shape[0] > vectorLimit) {
      return undefined;
    }
    return this.read(path, {
      offset: [0],
      count: shape,
      elementBytes: metadata.size,
      use: (bytes) => toNumbers(bytes, type),
    });
  }

  /**
   * Reads a rectangle of a dataset in the library's memory, little-endian
   * whatever the file's byte order, and lends it to `use`.
   *
   * @throws {InputError} If it cannot be read whole.
   */
  read<T>(
    path: string,
    slab: Hdf5Slab & {
      readonly elementBytes: number;
      readonly use: (bytes: Uint8Array) => T;
    },
  ): T {
    this.#file.checkSize();
    const bytes = slab.count.reduce(
      (product, size) => product * size,
      slab.elementBytes,
    );
    return this.#attempt(`read values of ${path}`, (module, id) => {
      const address = module._malloc(bytes);
      if (address === 0) {
        throw new InputError(
          `Cannot read values of ${path} in ${this.path} as the HDF5 library's memory has no ${bytes} bytes left: read fewer patterns at a time`,
        );
      }
      try {
        // Where nothing was written and no fill value is told, the library
        // leaves what lies here as it is.
        module.HEAPU8.fill(0, address, address + bytes);
        succeeded(module.get_dataset_data(
          id,
          path,
          slab.count.map(BigInt),
          slab.offset.map(BigInt),
          slab.count.map(() => 1n),
          BigInt(address),
        ));
        this.#file.checkSize();
        return slab.use(module.HEAPU8.subarray(address, address + bytes));
      } finally {
        module._free(address);
      }
    });
  }

  /** Frees the file. Closing twice does no harm. */
  close(): void {
    if (this.#id !== null) this.#library.module.close_file(this.#id);
    this.#id = null;
    this.#file.close();
  }

  #attempt<T>(purpose: string, work: (module: Hdf5Module, id: bigint) => T): T {
    const id = this.#id;
    if (id === null) {
      throw new InputError(
        `Cannot ${purpose} in ${this.path} as the file was closed: open the scan again`,
      );
    }
    return attempt(this.#library, {
      purpose: `${purpose} in ${this.path}`,
      work: () => work(this.#library.module, id),
    });
  }
}

/**
 * Calls the library and says in an `InputError` why it failed. Its functions
 * throw, or give a negative number that `succeeded` turns into throwing.
 */
function attempt<T>(
  library: Hdf5Library,
  options: { readonly purpose: string; readonly work: () => T },
): T {
  library.complaint();
  try {
    return options.work();
  } catch (error) {
    if (error instanceof InputError) throw error;
    const words = library.complaint() ??
      (error instanceof Error ? error.message : String(error));
    // A trap, or a stack that was too short, leaves things half done.
    if (
      error instanceof WebAssembly.RuntimeError || error instanceof RangeError
    ) {
      library.broken = true;
      throw new InputError(
        `Cannot ${options.purpose} as the HDF5 library broke down (its words: ${words}): the file is damaged, or made to harm; look at it with h5dump -H, or write it again with h5repack old.h5 new.h5`,
        { cause: error },
      );
    }
    throw new InputError(
      `Cannot ${options.purpose}: the file is damaged or uses what the HDF5 library does not know (its words: ${words})`,
      { cause: error },
    );
  }
}

function succeeded<T extends number | bigint>(status: T): T {
  if (status < 0) throw new Error("no reason given");
  return status;
}
