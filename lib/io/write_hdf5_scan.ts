import { existsSync, renameSync } from "node:fs";
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import { InputError } from "../scan/input_error.ts";
import type { OnProgress, Progress } from "../scan/progress.ts";
import type { ScanRegion } from "../scan/scan_region.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { elementBytes } from "./element/element_bytes.ts";
import type { ElementType } from "./element/element_type.ts";
import type { Hdf5Chunk } from "./hdf5_writing/hdf5_chunk_index.ts";
import { describeHyperspyScan } from "./hdf5_writing/describe_hyperspy_scan.ts";
import { describeMatlabScan } from "./hdf5_writing/describe_matlab_scan.ts";
import { Hdf5Writer } from "./hdf5_writing/hdf5_writer.ts";
import { matlabUserBlock } from "./hdf5_writing/matlab_user_block.ts";
import { regionBlocks } from "./frames/region_blocks.ts";
import { shuffleBytes } from "./hdf5_writing/shuffle_bytes.ts";
import { type TemporaryBeside, temporaryBeside } from "./temporary_beside.ts";
import { writeTruth } from "./hdf5_writing/write_truth.ts";

/** How {@linkcode writeHdf5Scan} writes. */
export interface WriteHdf5ScanOptions {
  /**
   * "gzip" (with shuffle, as HyperSpy does by default) in chunks of at most a
   * scan row and about 1 MiB, or "none" in one piece, which is quickest to read
   * and what the published scan is like. Default: "gzip".
   */
  readonly compression?: "gzip" | "none";
  /**
   * Whether 512 bytes with MATLAB's signature come before the HDF5 content, as
   * in `.mat` files of version 7.3. Default: false.
   */
  readonly userBlock?: boolean;
  /**
   * "hyperspy", or "matlab": what MATLAB's `save -v7.3` leaves of one array and
   * what the published file is, the user block, one dataset at the root, no
   * pixel sizes and no truth, so that it reads as a stranger's file. Default:
   * "hyperspy".
   */
  readonly layout?: "hyperspy" | "matlab";
  /** Told how many scan rows are written, after each block of rows. */
  readonly onProgress?: OnProgress;
}

/** Level at which gzip gains no more than a few percent by going higher. */
const gzipLevel = 4;
/** Bytes of a chunk, as far as whole patterns allow: what HyperSpy aims at. */
const chunkBytes = 1 << 20;
/** Bytes of float32 patterns that are held at once. */
const blockBytes = 32 << 20;
/** Types that float32 carries without loss and that are stored as they are. */
const kept: Readonly<Record<string, ElementType>> = {
  int8: "int8",
  uint8: "uint8",
  int16: "int16",
  uint16: "uint16",
};
const arrays = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
} as Readonly<
  Record<string, new (values: Float32Array) => ArrayBufferView<ArrayBuffer>>
>;

const deflated = promisify<Uint8Array, { level: number }, Uint8Array>(deflate);

/**
 * Writes a scan to an HDF5 file laid out as HyperSpy's `.hspy`, which HyperSpy,
 * h5py, MATLAB and `openScan` read: one dataset with four axes,
 * `/Experiments/NAME/data`, and its pixel sizes. A known truth goes beside it
 * to `/truth`, from where `openScan` takes it again. Or as a `.mat` file with
 * the patterns alone.
 *
 * Values are stored as float32, integers of up to 16 bits as they are. Memory
 * does not grow with the scan. The same scan gives the same bytes, compressed
 * ones as long as the zlib of Deno stays the same.
 *
 * The file is written under another name beside its own and renamed when
 * complete; on failure nothing is left behind. Needs `--allow-read` and
 * `--allow-write`.
 *
 * @param path File to write, which must not exist; `.hspy` for HyperSpy.
 * @param source Scan to write. It is not closed.
 * @param options How to write.
 * @throws {InputError} If the file exists or cannot be written.
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { arrayScan } from "../scan/array_scan.ts";
 * import { openScan } from "./open_scan.ts";
 * import { writeHdf5Scan } from "./write_hdf5_scan.ts";
 *
 * const shape = { scan: [2, 3], detector: [4, 5] } as const;
 * const values = Float32Array.from({ length: 120 }, (_, i) => i / 4);
 * const folder = await Deno.makeTempDir();
 * await writeHdf5Scan(`${folder}/scan.hspy`, arrayScan(values, { shape }));
 *
 * const scan = await openScan(`${folder}/scan.hspy`);
 * deepEqual(await scan.read({ y0: 0, y1: 2, x0: 0, x1: 3 }), values);
 * scan.close();
 * await Deno.remove(folder, { recursive: true });
 * ```
 */
export async function writeHdf5Scan(
  path: string,
  source: ScanSource,
  options: WriteHdf5ScanOptions = {},
): Promise<void> {
  refuseExisting(path);
  let temporary: TemporaryBeside | undefined;
  let writer: Hdf5Writer | undefined;
  try {
    temporary = temporaryBeside(path);
    const matlab = options.layout === "matlab";
    writer = new Hdf5Writer(
      temporary.path,
      matlab || options.userBlock ? matlabUserBlock() : undefined,
    );
    const data = await writePatterns(writer, { source, ...options });
    if (matlab) {
      describeMatlabScan(writer, data);
    } else {
      describeHyperspyScan(writer, { source, data });
      if (source.truth !== undefined) {
        writeTruth(writer, { truth: source.truth, scan: source.shape.scan });
      }
    }
    writer.finish();
    writer.close();
    // Somebody else may have made it meanwhile; renaming would replace it.
    refuseExisting(path);
    renameSync(temporary.path, path);
  } catch (error) {
    writer?.close();
    throw asInputError(path, error);
  } finally {
    temporary?.remove();
  }
}

function refuseExisting(path: string): void {
  if (existsSync(path)) {
    throw new InputError(
      `Cannot write ${path} as there is such a file already: remove it or choose another name`,
    );
  }
}

/** Writes all patterns and tells where they are. */
async function writePatterns(
  writer: Hdf5Writer,
  options: WriteHdf5ScanOptions & { readonly source: ScanSource },
) {
  const { source, compression = "gzip", onProgress } = options;
  const { scan: [rows, columns], detector } = source.shape;
  const type = kept[source.dtype] ?? "float32";
  const shape = [rows, columns, ...detector];
  const pixels = detector[0] * detector[1];
  const patternBytes = pixels * elementBytes(type);
  const positions = Math.max(1, Math.floor(blockBytes / (pixels * 4)));
  const whole = { y0: 0, y1: rows, x0: 0, x1: columns };
  const blocks = [...regionBlocks(whole, { chunk: source.chunk, positions })];
  const rowsDone = ({ x1, y0, y1 }: ScanRegion) => x1 === columns ? y1 : y0;
  const written = (done: number): Progress => ({
    done,
    total: rows,
    count: {
      unit: "patterns",
      done: done * columns,
      bytesEach: patternBytes,
    },
  });
  const bytesOf = async (region: ScanRegion) => {
    const values = await source.read(region);
    const stored = type === "float32" ? values : new arrays[type](values);
    return new Uint8Array(stored.buffer);
  };
  if (compression === "none") {
    const address = writer.reserve(rows * columns * patternBytes);
    for (const block of blocks) {
      const bytes = await bytesOf(block);
      const runs = rowRuns(block, columns);
      for (const [run, first] of runs.entries()) {
        const length = bytes.length / runs.length;
        writer.write(
          address + first * patternBytes,
          bytes.subarray(run * length, (run + 1) * length),
        );
      }
      onProgress?.(written(rowsDone(block)));
    }
    return { type, shape, storage: { address } };
  }
  const blockColumns = Math.min(columns, blocks[0].x1);
  const chunkColumns = chunkWidth({ columns, blockColumns, patternBytes });
  const chunkShape = [1, chunkColumns, ...detector];
  const chunks: Hdf5Chunk[] = [];
  for (const block of blocks) {
    const { y0, y1, x0, x1 } = block;
    const bytes = await bytesOf(block);
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x += chunkColumns) {
        const first = ((y - y0) * (x1 - x0) + x - x0) * patternBytes;
        const present = Math.min(chunkColumns, x1 - x) * patternBytes;
        // The last chunk of a row is stored whole even where the scan ends.
        const chunk = new Uint8Array(chunkColumns * patternBytes);
        chunk.set(bytes.subarray(first, first + present));
        const shuffled = shuffleBytes(chunk, elementBytes(type));
        const packed = await deflated(shuffled, { level: gzipLevel });
        chunks.push({
          offset: [y, x, 0, 0],
          address: writer.append(packed),
          bytes: packed.length,
        });
      }
    }
    onProgress?.(written(rowsDone(block)));
  }
  chunks.sort((a, b) => a.offset[0] - b.offset[0] || a.offset[1] - b.offset[1]);
  return { type, shape, storage: { chunkShape, chunks, level: gzipLevel } };
}

/** First positions of the runs that a block makes in the file. */
function rowRuns(block: ScanRegion, columns: number): number[] {
  const rows = block.x1 - block.x0 === columns ? 1 : block.y1 - block.y0;
  return Array.from(
    { length: rows },
    (_, row) => (block.y0 + row) * columns + block.x0,
  );
}

/** Columns of a chunk: blocks must end where chunks do, or at the scan's edge. */
function chunkWidth(sizes: {
  readonly columns: number;
  readonly blockColumns: number;
  readonly patternBytes: number;
}): number {
  const { columns, blockColumns, patternBytes } = sizes;
  const most = Math.max(1, Math.floor(chunkBytes / patternBytes));
  if (blockColumns === columns) {
    return Math.ceil(columns / Math.ceil(columns / most));
  }
  let width = Math.min(most, blockColumns);
  while (blockColumns % width !== 0) width--;
  return width;
}

function asInputError(path: string, error: unknown): unknown {
  if (error instanceof InputError || !(error instanceof Error)) return error;
  const code = "code" in error ? error.code : undefined;
  const reason = error.name === "NotCapable"
    ? "this program has no permission to: run it with --allow-read and --allow-write"
    : code === "ENOENT"
    ? "its folder does not exist: make it first"
    : code === "ENOTDIR"
    ? "a part of the path is a file, not a folder: check the path"
    : code === "EACCES" || code === "EPERM" || code === "EROFS"
    ? "you may not write there: choose another folder"
    : code === "ENOSPC"
    ? "the disk is full: make room or choose another one"
    : undefined;
  if (reason === undefined) return error;
  return new InputError(`Cannot write ${path} as ${reason}`, { cause: error });
}
