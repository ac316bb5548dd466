import type { FileContents } from "../file_contents.ts";
import type { Hdf5Facts } from "../hdf5/hdf5_look_up.ts";

/** What the thread that runs the HDF5 library is asked for. */
export type Hdf5Request =
  | {
    /** List the datasets and the links that leave the file. */
    readonly kind: "contents";
  }
  | {
    /** Choose the dataset that is the scan and tell all about it. */
    readonly kind: "look-up";
    readonly dataset: string | undefined;
  }
  | {
    /** Read a rectangle of a dataset. */
    readonly kind: "read";
    readonly path: string;
    readonly offset: readonly number[];
    readonly count: readonly number[];
    readonly elementBytes: number;
  };

/** What comes back for each kind of request. */
export interface Hdf5Answers {
  readonly contents: Omit<FileContents, "bytes">;
  readonly "look-up": Hdf5Facts;
  /** Values as they are stored, each with its lowest byte first. */
  readonly read: Uint8Array<ArrayBuffer>;
}

/** What the thread is sent. */
export type Hdf5Message =
  | {
    /** Open a file, the only one that the library may then open. */
    readonly kind: "open";
    readonly path: string;
  }
  | Hdf5Request
  | {
    /** Close the file; answered by whether the library holds nothing of it any more. */
    readonly kind: "close";
  };

/** What the thread is started with. */
export interface Hdf5ThreadData {
  /** Bytes beyond which the library's memory does not grow. */
  readonly memoryLimit: number;
  /** One word that is 1 while bytes of the file are waited for. */
  readonly waiting: Int32Array<SharedArrayBuffer>;
}

/** What the thread sends for each message. */
export type Hdf5Reply =
  | { readonly kind: "answer"; readonly value: unknown }
  | {
    readonly kind: "error";
    readonly name: string;
    readonly message: string;
    readonly stack: string;
    /** Whether the library broke down, so that nothing more may be asked of it. */
    readonly broken: boolean;
  };
