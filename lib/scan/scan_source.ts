import type { Calibration } from "./calibration.ts";
import type { ScanOrigin } from "./scan_origin.ts";
import type { ScanRegion } from "./scan_region.ts";
import type { ScanShape } from "./scan_shape.ts";
import type { ScanTruth } from "./scan_truth.ts";

/**
 * A 4D-STEM scan that gives any rectangle of its patterns on demand, so that
 * no step ever holds the whole cube. Files and synthetic scans alike.
 */
export interface ScanSource {
  /** What a person calls it: a file's base name or a fixture's name. */
  readonly name: string;
  /** Sizes of the scan and of the detector. */
  readonly shape: ScanShape;
  /** Type of the stored values, for example "uint16" or "float32". */
  readonly dtype: string;
  /** Pixel sizes where the source states them. */
  readonly calibration: Calibration;
  /**
   * Scan rows and columns that the storage keeps together (1, 1 where any
   * rectangle is read equally well). Reading multiples of it avoids
   * decompressing a chunk twice.
   */
  readonly chunk: readonly [rows: number, columns: number];
  /** Present where worker threads can open the scan by themselves. */
  readonly origin?: ScanOrigin;
  /** Present where the scan was made with known truth. */
  readonly truth?: ScanTruth;
  /**
   * Facts for the run's record that identify the input, for example
   * `{ kind: "hdf5", dataset: "/data", bytes: 14161859, sha256: "..." }` or
   * `{ kind: "fixture", specification: {...}, sha256: "..." }`.
   * Must not contain the folder that the file lies in.
   */
  identify(): Promise<Readonly<Record<string, unknown>>>;
  /**
   * Patterns of a rectangle as float32, ordered [y][x][ky][kx], values as
   * stored (no clamp). Throws `InputError` where the storage cannot give them.
   */
  read(region: ScanRegion): Promise<Float32Array<ArrayBuffer>>;
  /**
   * Present where values can be had as they are stored: fills `target` with
   * the bytes of a rectangle's values, ordered as in `read`, each of the type
   * that `dtype` names, its lowest byte first. The passes over a scan then need
   * no copy of their own. Throws `InputError` as `read` does.
   */
  readStored?(region: ScanRegion, target: Uint8Array): Promise<void>;
  /** Frees the file or buffers behind it. */
  close(): void;
}
