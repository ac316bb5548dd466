import { isAbsolute, resolve } from "node:path";
import { InputError } from "../scan/input_error.ts";
import type { ScanOrigin } from "../scan/scan_origin.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { empadFormat } from "./empad/empad_format.ts";
import { hdf5Format } from "./hdf5/hdf5_format.ts";
import { npyFormat } from "./npy/npy_format.ts";
import type { OpenScanOptions } from "./open_scan_options.ts";
import { ScanFile } from "./scan_file.ts";
import type { ScanFormat } from "./scan_format.ts";

/** Formats by content first, then those that only their name betrays. */
const formats: readonly ScanFormat[] = [hdf5Format, npyFormat, empadFormat];

/**
 * Opens a 4D-STEM scan file for reading rectangles of its patterns at random.
 *
 * - **HDF5** of any flavour (MATLAB v7.3 `.mat`, `.h5`, `.hdf5`, `.emd`,
 *   `.hspy`), found by its signature: integers and floats of 8 to 64 bits,
 *   either byte order, contiguous or in chunks, gzip, shuffle, Fletcher-32.
 * - **NumPy** `.npy`, versions 1 to 3, C order, found by its signature.
 * - **EMPAD** `.raw`, found by its name.
 *
 * The axes are taken as they are stored: scan rows, scan columns, detector
 * rows, detector columns. Needs `--allow-read`; HDF5 also `--allow-env`, which
 * its library asks for when it starts.
 *
 * Values come as they are stored, in float32: NaN, infinities and negative ones
 * too, and float64 beyond float32 as infinity. Nothing is mended. Each pass over
 * a scan (`measureScan` and what follows it) refuses the first value that is not
 * finite by its scan position and detector pixel, and raises what is below the
 * clamp (`Readings.clampBelow`, 1 in the published code), negative values
 * included; without a clamp it keeps them.
 *
 * @param path File to read; links that leave an HDF5 file are not followed.
 * @param options What the file does not say of itself.
 * @throws {InputError} If the file is missing, unreadable, of no known format,
 * truncated, or does not hold exactly one scan where none is named.
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { fileURLToPath } from "node:url";
 * import { openScan } from "./open_scan.ts";
 *
 * const url = new URL("../../fixtures/files/gzip.h5", import.meta.url);
 * const scan = await openScan(fileURLToPath(url));
 * deepEqual(scan.shape, { scan: [3, 4], detector: [5, 6] });
 * const patterns = await scan.read({ y0: 1, y1: 2, x0: 0, x1: 4 });
 * deepEqual(patterns.length, 4 * 5 * 6);
 * scan.close();
 * ```
 */
export async function openScan(
  path: string,
  options: OpenScanOptions = {},
): Promise<ScanSource> {
  const file = ScanFile.open(path);
  try {
    const format = formats.find((format) => format.recognises(file));
    if (format === undefined) {
      throw new InputError(
        `Cannot read ${path} as a scan as neither its content nor its name is that of a known format: wanted ${
          formats.map(({ name }) => name).join(", ")
        }`,
      );
    }
    for (const name of ["dataset", "scan"] as const) {
      if (options[name] !== undefined && !format.options.includes(name)) {
        throw new InputError(
          `Cannot use the option ${name} for ${path} as it is ${format.name}, where it means nothing: leave it out`,
        );
      }
    }
    return await format.open(
      file,
      options,
      (options): ScanOrigin => ({
        module: import.meta.url,
        opener: "openScan",
        arguments: [absolute(path), options],
      }),
    );
  } catch (error) {
    file.close();
    throw error;
  }
}

/** A worker's working folder is ours, so a relative path does where we may not ask. */
function absolute(path: string): string {
  if (isAbsolute(path)) return path;
  try {
    return resolve(path);
  } catch {
    return path;
  }
}
