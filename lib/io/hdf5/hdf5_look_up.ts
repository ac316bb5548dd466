import type { Calibration } from "../../scan/calibration.ts";
import { InputError } from "../../scan/input_error.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";
import type { ScanTruth } from "../../scan/scan_truth.ts";
import type { ElementType } from "../element/element_type.ts";
import { checkScanShape } from "../frames/check_scan_shape.ts";
import type { DirectPlan } from "../hdf5_direct/direct_patterns.ts";
import { hdf5Direct } from "../hdf5_direct/hdf5_direct.ts";
import { checkHdf5Storage } from "../hdf5_file/check_hdf5_storage.ts";
import { hdf5ElementType } from "../hdf5_file/hdf5_element_type.ts";
import type { Hdf5File } from "../hdf5_file/hdf5_file.ts";
import type { ScanFile } from "../scan_file.ts";
import { hdf5Calibration } from "./hdf5_calibration.ts";
import { hdf5Choose } from "./hdf5_choose.ts";
import { hdf5Truth } from "./hdf5_truth.ts";

/** What a scan in an HDF5 file is. All of it survives structured cloning. */
export interface Hdf5Facts {
  /** Dataset's path through hard links only. */
  readonly path: string;
  readonly type: ElementType;
  readonly shape: ScanShape;
  readonly chunk: readonly [rows: number, columns: number];
  readonly calibration: Calibration;
  readonly truth: ScanTruth | undefined;
  /** How the values are read past the library, where they lie as is known here. */
  readonly direct: DirectPlan | undefined;
}

/**
 * Looks up the dataset that is asked for, or the only one that may be a scan.
 *
 * @throws {InputError} If there is none, or it cannot be read as a scan.
 */
export async function hdf5LookUp(
  file: ScanFile,
  hdf5: Hdf5File,
  dataset: string | undefined,
): Promise<Hdf5Facts> {
  const path = hdf5Choose(hdf5, dataset);
  const metadata = hdf5.metadata(path);
  const what = `${path} of ${file.path}`;
  const { name, type } = hdf5ElementType(metadata);
  if (type === undefined) {
    throw new InputError(
      `Cannot read ${what} as a scan as its values are of the type ${name}: wanted integers of 8 to 64 bits or floats of 16 to 64`,
    );
  }
  const shape = checkScanShape(metadata.shape ?? [], what);
  checkHdf5Storage(hdf5, { path, metadata });
  const [rows, columns] = metadata.chunks ?? [1, 1];
  return {
    path,
    type,
    shape,
    chunk: [
      Math.min(rows, shape.scan[0]),
      Math.min(columns, shape.scan[1]),
    ],
    calibration: hdf5Calibration(hdf5, path),
    truth: hdf5Truth(hdf5, shape.scan),
    direct: await hdf5Direct(file, hdf5, { path, type, shape }),
  };
}
