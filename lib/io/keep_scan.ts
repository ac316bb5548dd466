import { rmSync } from "node:fs";
import type { OnProgress } from "../scan/progress.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { openScan } from "./open_scan.ts";
import { writeHdf5Scan } from "./write_hdf5_scan.ts";

/**
 * The same scan, read from a copy of its values: for a synthetic scan that is
 * read often, and whose patterns take longer to make than to read. What it says
 * of itself, its truth and its identity stay the source's own.
 *
 * Needs as many bytes on the disk as the scan has as float32.
 *
 * @param source Scan to copy. It is not closed.
 * @param path File to make, which must not exist; closing removes it.
 * @throws {InputError} If the file exists or cannot be written.
 *
 * @example
 * ```ts
 * import { deepEqual } from "node:assert/strict";
 * import { createJunction } from "../../fixtures/junction/create_junction.ts";
 * import { keepScan } from "./keep_scan.ts";
 *
 * const junction = createJunction({
 *   scale: "quick",
 *   seed: 0,
 *   overrides: { scanSize: 32, detectorSize: 32 },
 * });
 * const folder = await Deno.makeTempDir();
 * const kept = await keepScan(junction, `${folder}/scan.h5`);
 * const region = { y0: 3, y1: 5, x0: 0, x1: 32 };
 * deepEqual(await kept.read(region), await junction.read(region));
 * kept.close();
 * await Deno.remove(folder);
 * ```
 */
export async function keepScan(
  source: ScanSource,
  path: string,
  options: { readonly onProgress?: OnProgress } = {},
): Promise<ScanSource> {
  await writeHdf5Scan(path, source, { ...options, compression: "none" });
  const copy = await openScan(path);
  const { name, calibration, truth } = source;
  return {
    name,
    shape: copy.shape,
    dtype: copy.dtype,
    calibration,
    chunk: copy.chunk,
    ...copy.origin && { origin: copy.origin },
    ...truth && { truth },
    identify: () => source.identify(),
    read: (region) => copy.read(region),
    ...copy.readStored && {
      readStored: (region, target) => copy.readStored!(region, target),
    },
    close: () => {
      copy.close();
      rmSync(path, { force: true });
    },
  };
}
