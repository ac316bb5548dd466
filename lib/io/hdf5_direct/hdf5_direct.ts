import { InputError } from "../../scan/input_error.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";
import { elementBytes } from "../element/element_bytes.ts";
import type { ElementType } from "../element/element_type.ts";
import type { Hdf5File } from "../hdf5_file/hdf5_file.ts";
import { hdf5Start } from "../hdf5_file/hdf5_start.ts";
import type { ScanFile } from "../scan_file.ts";
import { type ChunkFilter, DamagedChunk } from "./chunked_patterns.ts";
import { directPatterns, type DirectPlan } from "./direct_patterns.ts";
import { hdf5ChunkTable } from "./hdf5_chunk_table.ts";
import { hdf5HeaderMessages } from "./hdf5_header_messages.ts";
import { hdf5Layout } from "./hdf5_layout.ts";
import { hdf5OffsetBytes } from "./hdf5_offset_bytes.ts";
import { Hdf5Unknown } from "./hdf5_unknown.ts";
import type { StoredPatterns } from "./stored_patterns.ts";

/** Filters undone here, by HDF5's numbers. */
const filterNames: Readonly<Record<number, ChunkFilter>> = {
  1: "deflate",
  2: "shuffle",
  3: "fletcher32",
};

/** The dataset to read. */
export interface Hdf5DirectOptions {
  /** Its path through hard links only. */
  readonly path: string;
  readonly type: ElementType;
  readonly shape: ScanShape;
}

/**
 * Finds a dataset's values in its file, so that they can be read past the HDF5
 * library: in one piece, or in chunks that are unfiltered, shuffled, deflated
 * or both.
 *
 * What is found is trusted only where the first, a middle and the last pattern
 * are byte by byte what the library reads.
 *
 * @param file The file; it is read from until closed by whoever opened it.
 * @param hdf5 The same file in the library.
 * A damaged chunk is not left to the library, which takes whatever lies in its
 * memory for values that a chunk's filters did not give.
 *
 * @returns Undefined where the library has to read the values.
 * @throws {InputError} If not even the library reads the values right, or all
 * patterns compared lie in damaged chunks.
 */
export async function hdf5Direct(
  file: ScanFile,
  hdf5: Hdf5File,
  options: Hdf5DirectOptions,
): Promise<DirectPlan | undefined> {
  let plan: DirectPlan;
  try {
    plan = find(file, hdf5, options);
  } catch (error) {
    if (error instanceof Hdf5Unknown) return undefined;
    throw error;
  }
  try {
    const patterns = directPatterns(file, plan);
    return await agrees(patterns, hdf5, options) ? plan : undefined;
  } catch (error) {
    if (error instanceof DamagedChunk) throw error;
    // What is wrong with values is said when somebody wants them.
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Whether a few patterns are what the library reads. */
async function agrees(
  patterns: StoredPatterns,
  hdf5: Hdf5File,
  { path, type, shape }: Hdf5DirectOptions,
): Promise<boolean> {
  const { scan: [rows, columns], detector } = shape;
  const size = elementBytes(type);
  const mine = new Uint8Array(detector[0] * detector[1] * size);
  const last = rows * columns - 1;
  let agreed = false;
  let damaged: DamagedChunk | undefined;
  for (const place of new Set([0, Math.ceil(last / 2), last])) {
    const y = Math.floor(place / columns);
    const x = place % columns;
    try {
      await patterns.readStored(
        { y0: y, y1: y + 1, x0: x, x1: x + 1 },
        mine,
      );
    } catch (error) {
      if (!(error instanceof DamagedChunk)) throw error;
      damaged = error;
      continue;
    }
    const same = hdf5.read(path, {
      offset: [y, x, 0, 0],
      count: [1, 1, ...detector],
      elementBytes: size,
      use: (theirs) => mine.every((byte, at) => byte === theirs[at]),
    });
    if (!same) return false;
    agreed = true;
  }
  if (!agreed && damaged !== undefined) throw damaged;
  return true;
}

function find(
  file: ScanFile,
  hdf5: Hdf5File,
  { path, type, shape }: Hdf5DirectOptions,
): DirectPlan {
  const base = hdf5Start(file);
  if (base === undefined || hdf5OffsetBytes(file, base) !== 8) {
    throw new Hdf5Unknown("short addresses");
  }
  const { littleEndian } = hdf5.metadata(path);
  const axes = [...shape.scan, ...shape.detector];
  const size = elementBytes(type);
  const bigEndian = !littleEndian && size > 1;
  const address = hdf5.address(path);
  const messages = hdf5HeaderMessages(file, { base, address });
  const layout = hdf5Layout(messages, {
    what: `${path} of ${file.path}`,
    type,
    bigEndian,
    shape: axes,
  });
  const pixels = shape.detector[0] * shape.detector[1];
  if (layout.kind === "contiguous") {
    return {
      kind: "contiguous",
      layout: {
        kind: "hdf5",
        shape,
        type,
        bigEndian,
        // That the file holds it all is seen when its last pattern is compared.
        offset: base + layout.address,
        stride: pixels * size,
      },
    };
  }
  const { chunk } = layout;
  const filters = hdf5.filters(path).map(({ id, name }) => {
    const known = filterNames[id];
    if (known === undefined) throw new Hdf5Unknown(`the filter ${name}`);
    return known;
  });
  const table = hdf5ChunkTable(file, {
    base,
    shape: axes,
    elementBytes: size,
    filtered: filters.length > 0,
    layout,
  });
  return {
    kind: "chunked",
    options: {
      path,
      shape: axes,
      chunk,
      elementBytes: size,
      bigEndian,
      filters,
      table,
    },
  };
}
