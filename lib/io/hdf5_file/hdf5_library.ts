import { resolve } from "node:path";
import { InputError } from "../../scan/input_error.ts";

/** The HDF5 C library's functions, compiled to WebAssembly. */
export type Hdf5Module = Awaited<typeof import("h5wasm/node")["ready"]>;

/** The HDF5 library and what it last complained of. */
export interface Hdf5Library {
  /** Functions of the C library. */
  readonly module: Hdf5Module;
  /**
   * The cause of the newest failure in the library's words, undefined where it
   * gave none; asking forgets it.
   */
  complaint(): string | undefined;
  /**
   * Lets the library open a file, which it is kept from by itself: links and
   * datasets name others, which nobody asked for.
   */
  allow(path: string): void;
  /** Files that the library holds open: none, where all that it leads of them was closed. */
  openFiles(): number;
  /** Calls back as the library begins to wait for bytes of a file, and as it goes on. */
  onWait(waits: (begins: boolean) => void): void;
  /** Set where a call broke down half way; nothing may be asked of it afterwards. */
  broken: boolean;
}

/** What we use of the Emscripten runtime's idea of an open file. */
interface Stream {
  node?: { mode: number };
  stream_ops?: {
    write(
      stream: Stream,
      memory: Int8Array,
      offset: number,
      length: number,
    ): number;
  };
}

/** The Emscripten runtime's files, whose functions the C library's calls end in. */
interface Files {
  getStream(descriptor: number): Stream;
  open(path: string, ...more: unknown[]): unknown;
  close(...parts: unknown[]): unknown;
  read(...parts: unknown[]): unknown;
  readonly ErrnoError: new (code: number) => Error;
}

/** The runtime's number for a file that does not exist. */
const noSuchFile = 44;

/** Mode of a character device that everybody may read and write. */
const deviceMode = 0o020666;

/** More than the longest error stack; only a flood of them is cut. */
const complaintLimit = 1 << 16;

let library: Promise<Hdf5Library> | undefined;

/**
 * The HDF5 library, started when first asked for (about 0.2 s).
 *
 * By itself it prints its error stacks on the program's standard error, and its
 * runtime prints when it aborts; here both go to memory, and from there into
 * the messages of our errors.
 *
 * @throws {InputError} If the program may not read its environment, which the
 * library wants to when it starts.
 */
export function hdf5Library(): Promise<Hdf5Library> {
  return library ??= start();
}

async function start(): Promise<Hdf5Library> {
  let text = "";
  const add = (more: string) => {
    if (text.length < complaintLimit) text += more;
  };
  // The runtime keeps the console.error that it finds when it starts and takes
  // no other. Until it has started, whoever else prints is let through.
  const print = console.error;
  let started = false;
  console.error = (...words: unknown[]) =>
    started ? add(`${words.join(" ")}\n`) : print(...words);
  let module: Hdf5Module;
  try {
    module = await (await import("h5wasm/node")).ready;
  } catch (error) {
    if (error instanceof Error && error.name === "NotCapable") {
      throw new InputError(
        "Cannot read HDF5 files as this program may not read its environment, which the HDF5 library asks for when it starts: run it with --allow-env",
        { cause: error },
      );
    }
    throw error;
  } finally {
    started = true;
    console.error = print;
  }
  // The C library writes to a file descriptor, past the console.
  const decoder = new TextDecoder();
  const files = module.FS as unknown as Files;
  const allowed = new Set<string>();
  let waits: (begins: boolean) => void = () => {};
  let held = 0;
  const { open, close, read } = files;
  files.open = (path, ...more) => {
    if (!allowed.has(resolve(path))) throw new files.ErrnoError(noSuchFile);
    const stream = open(path, ...more);
    held++;
    return stream;
  };
  files.close = (...parts) => {
    held--;
    return close(...parts);
  };
  files.read = (...parts) => {
    waits(true);
    try {
      return read(...parts);
    } finally {
      waits(false);
    }
  };
  const standardError = files.getStream(2);
  standardError.node = { mode: deviceMode };
  standardError.stream_ops = {
    write(_stream, memory, offset, length) {
      add(decoder.decode(memory.slice(offset, offset + length)));
      return length;
    },
  };
  return {
    module,
    broken: false,
    allow: (path) => void allowed.add(resolve(path)),
    openFiles: () => held,
    onWait: (callback) => void (waits = callback),
    complaint() {
      // The stack's last line is where things first went wrong.
      const stack = [...text.matchAll(/^ *#\d+: .*? in \w+\(\): (.*)$/gm)];
      const words = stack.at(-1)?.[1] ?? text.trim().split("\n").at(-1);
      text = "";
      return words || undefined;
    },
  };
}
