import { unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { elementBytes } from "../../lib/io/element/element_bytes.ts";
import type { ElementType } from "../../lib/io/element/element_type.ts";
import { toFloat32 } from "../../lib/io/element/to_float32.ts";
import { fileContents } from "../../lib/io/file_contents.ts";
import { Hdf5Reader } from "../../lib/io/hdf5_reader/hdf5_reader.ts";
import { openScan } from "../../lib/io/open_scan.ts";
import { ScanFile } from "../../lib/io/scan_file.ts";
import { InputError } from "../../lib/scan/input_error.ts";
import type { ScanSource } from "../../lib/scan/scan_source.ts";
import type { FuzzCase } from "./fuzz_case.ts";

/** What came of a case. */
export interface FuzzOutcome {
  readonly seed: number;
  /**
   * "refused": an `InputError` in words. "answered": values that hold against
   * every check. "contained": the library crashed, was busy for too long or took
   * too much, and an `InputError` says so. "broken": anything else.
   */
  readonly verdict: "refused" | "answered" | "contained" | "broken";
  /** The message, or what was wrong. */
  readonly words: string;
  /** Whether the thread of the library could not be ended. */
  readonly stuck?: boolean;
}

/** Values beyond which only a few patterns are read. */
const WHOLE = 1 << 18;

/** Largest pattern that is read, bytes as float32. */
const LARGEST = 1 << 26;

/** What secret.h5 and secret.bin hold, and /etc/passwd begins with: no case may show it. */
const OUTSIDE = /SENTINEL|root:x/;

/**
 * Does with a file what `inspect` and `reproduce` do: lists it, opens the scan,
 * reads its truth and its patterns; and holds values against every other way to
 * get them.
 *
 * @param folder Folder for the file.
 * @param patience Seconds that the HDF5 library may take.
 */
export async function tryCase(
  made: FuzzCase,
  { folder, patience }: { readonly folder: string; readonly patience: number },
): Promise<FuzzOutcome> {
  const { format } = made;
  // One name for all: the library's thread is then kept from case to case, which
  // is harsher than what a program does, and many times as fast.
  const path = join(folder, format === "HDF5" ? "scan.h5" : made.name);
  writeFileSync(path, made.bytes);
  const beside = Object.entries(made.beside ?? {});
  for (const [name, text] of beside) writeFileSync(join(folder, name), text);
  try {
    return await judged(made, await attempt(made, path, patience));
  } finally {
    for (const name of [path, ...beside.map(([name]) => join(folder, name))]) {
      unlinkSync(name);
    }
  }
}

type Attempt =
  | { readonly kind: "values"; readonly found: Found }
  | { readonly kind: "error"; readonly error: unknown };

interface Found {
  readonly shape: readonly number[];
  readonly dtype: string;
  /** All values, or those of a few patterns where there are too many. */
  readonly values: readonly Float32Array[];
  /** Their bytes as they are stored. */
  readonly stored: readonly Uint8Array[];
  readonly whole: boolean;
  /** What is wrong with them. */
  readonly faults: readonly string[];
}

async function attempt(
  made: FuzzCase,
  path: string,
  patience: number,
): Promise<Attempt> {
  let source: ScanSource | undefined;
  try {
    // That a file cannot be listed must not keep it from being opened.
    const listed = await fileContents(path, { patience }).catch((error) => {
      if (!(error instanceof InputError)) throw error;
      return error;
    });
    if (listed instanceof InputError && words(listed).contained) throw listed;
    source = await openScan(path, { ...made.options, patience });
    return {
      kind: "values",
      found: await readAll(made, source, path, patience),
    };
  } catch (error) {
    return { kind: "error", error };
  } finally {
    source?.close();
  }
}

async function readAll(
  { format }: FuzzCase,
  source: ScanSource,
  path: string,
  patience: number,
): Promise<Found> {
  const { dtype, calibration, truth } = source;
  const { scan: [rows, columns], detector } = source.shape;
  const shape = [rows, columns, ...detector];
  const faults: string[] = [];
  for (const [name, size] of Object.entries(calibration)) {
    if (!(Number.isFinite(size) && size > 0)) faults.push(`${name} is ${size}`);
  }
  if (truth !== undefined) {
    const { material, shift } = truth;
    if (
      material.length !== rows * columns || shift.length !== 2 * rows * columns
    ) {
      faults.push("the truth is of another size");
    }
  }
  await source.identify();
  const pixels = detector[0] * detector[1];
  const whole = rows * columns * pixels <= WHOLE;
  const corners = [[0, 0], [rows >> 1, columns >> 1], [rows - 1, columns - 1]];
  const regions = whole
    ? [{ y0: 0, y1: rows, x0: 0, x1: columns }]
    : 4 * pixels > LARGEST
    ? []
    : corners.map(([y, x]) => ({ y0: y, y1: y + 1, x0: x, x1: x + 1 }));
  const values: Float32Array[] = [];
  const storedValues: Uint8Array[] = [];
  const size = elementBytes(dtype as ElementType);
  for (const region of regions) {
    const read = await source.read(region);
    values.push(read);
    // In other pieces, and as they are stored, it must be the same.
    if (whole && rows * columns > 1) {
      const y = Math.min(1, rows - 1);
      const x = columns - 1;
      const one = await source.read({ y0: y, y1: y + 1, x0: x, x1: x + 1 });
      const at = (y * columns + x) * pixels;
      if (!same(one, read.subarray(at, at + pixels))) {
        faults.push("one pattern differs from itself in the whole");
      }
    }
    const stored = new Uint8Array(read.length * size);
    await source.readStored!(region, stored);
    storedValues.push(stored);
    const converted = new Float32Array(read.length);
    toFloat32(stored, { type: dtype as ElementType, target: converted });
    if (!same(converted, read)) {
      faults.push("stored values differ from read ones");
    }
    if (format === "HDF5") {
      const library = await byLibrary(source, { region, path, patience, size });
      if (!library.every((byte, i) => byte === stored[i])) {
        faults.push("the HDF5 library reads other values");
      }
    }
  }
  return { shape, dtype, values, stored: storedValues, whole, faults };
}

/** A region as the HDF5 library reads it, whoever else could. */
async function byLibrary(
  source: ScanSource,
  { region: { y0, y1, x0, x1 }, path, patience, size }: {
    readonly region: { y0: number; y1: number; x0: number; x1: number };
    readonly path: string;
    readonly patience: number;
    readonly size: number;
  },
): Promise<Uint8Array> {
  const { dataset } = source.origin!.arguments[1] as {
    readonly dataset: string;
  };
  const file = ScanFile.open(path);
  const reader = new Hdf5Reader(file, { patience });
  try {
    return await reader.ask({
      kind: "read",
      path: dataset,
      offset: [y0, x0, 0, 0],
      count: [y1 - y0, x1 - x0, ...source.shape.detector],
      elementBytes: size,
    });
  } finally {
    await reader.close();
    file.close();
  }
}

function judged(made: FuzzCase, attempt: Attempt): FuzzOutcome {
  const { seed, must } = made;
  const broken = (words: string): FuzzOutcome => ({
    seed,
    verdict: "broken",
    words,
  });
  if (attempt.kind === "error") {
    const { error } = attempt;
    if (!(error instanceof InputError)) {
      return broken(
        error instanceof Error ? error.stack ?? error.message : String(error),
      );
    }
    const { message } = error;
    const { contained, stuck } = words(error);
    // The library may say what it likes.
    const ours = message.replace(/its words: .*/, "");
    if (!/^Cannot /.test(ours) || /undefined|\[object|^\s+at /m.test(ours)) {
      return broken(`not in words: ${message}`);
    }
    if (message.length > 20_000) {
      return broken(`${message.length} characters of message`);
    }
    if (OUTSIDE.test(message)) {
      return broken(`shows what lies outside: ${message}`);
    }
    if (must === "answer") return broken(`refused what is right: ${message}`);
    return {
      seed,
      verdict: contained ? "contained" : "refused",
      words: message,
      ...stuck && { stuck },
    };
  }
  const { found } = attempt;
  if (found.faults.length > 0) return broken(found.faults.join("; "));
  if (must === "refuse") {
    return broken(`answered with ${found.dtype} of ${found.shape}`);
  }
  const text = new TextDecoder("latin1");
  if (found.stored.some((bytes) => OUTSIDE.test(text.decode(bytes)))) {
    return broken("shows values that lie outside");
  }
  if (made.values !== undefined && found.whole) {
    try {
      if (!same(made.values(found), found.values[0])) {
        return broken("wrong values");
      }
    } catch (error) {
      return broken((error as Error).message);
    }
  }
  return {
    seed,
    verdict: "answered",
    words: `${found.dtype} of ${found.shape.join(" x ")}`,
  };
}

/** What a message says of the library. */
function words(
  { message }: Error,
): { readonly contained: boolean; readonly stuck: boolean } {
  return {
    contained:
      /the HDF5 library (was still busy|took more than|ended|broke down)/.test(
        message,
      ),
    stuck: /the HDF5 library (was still busy|took more than)/.test(message),
  };
}

/** Whether values are the same to the bit, but for what a NaN carries. */
function same(one: Float32Array, two: Float32Array): boolean {
  return one.length === two.length &&
    one.every((value, i) => Object.is(value, two[i]));
}
