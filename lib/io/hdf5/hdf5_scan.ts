import type { Calibration } from "../../scan/calibration.ts";
import { InputError } from "../../scan/input_error.ts";
import type { ScanOrigin } from "../../scan/scan_origin.ts";
import type { ScanRegion } from "../../scan/scan_region.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import type { ScanTruth } from "../../scan/scan_truth.ts";
import { checkTarget } from "../frames/check_target.ts";
import { checkScanShape } from "../frames/check_scan_shape.ts";
import { elementBytes } from "../element/element_bytes.ts";
import type { ElementType } from "../element/element_type.ts";
import { hdf5Calibration } from "./hdf5_calibration.ts";
import { hdf5Choose } from "./hdf5_choose.ts";
import { hdf5ElementType } from "../hdf5_file/hdf5_element_type.ts";
import { Hdf5File } from "../hdf5_file/hdf5_file.ts";
import { hdf5Direct } from "../hdf5_direct/hdf5_direct.ts";
import type { StoredPatterns } from "../hdf5_direct/stored_patterns.ts";
import { hdf5Truth } from "./hdf5_truth.ts";
import { checkHdf5Storage } from "../hdf5_file/check_hdf5_storage.ts";
import type { OpenScanOptions } from "../open_scan_options.ts";
import { regionBlocks } from "../frames/region_blocks.ts";
import { regionValues } from "../frames/region_values.ts";
import type { ScanFile } from "../scan_file.ts";
import { toFloat32 } from "../element/to_float32.ts";

/** Bytes that one call of the library reads; more gains no speed, only memory. */
const blockBytes = 32 << 20;

/** What an {@linkcode Hdf5Scan} is, once looked up. */
interface Hdf5ScanFacts {
  readonly path: string;
  readonly type: ElementType;
  readonly shape: ScanShape;
  readonly chunk: readonly [rows: number, columns: number];
  readonly calibration: Calibration;
  readonly origin: ScanOrigin;
  readonly truth: ScanTruth | undefined;
  /** What reads the values past the library, where they lie as it knows. */
  readonly direct: StoredPatterns | undefined;
}

/** A scan in a four-dimensional dataset of an HDF5 file. */
export class Hdf5Scan implements ScanSource {
  readonly name: string;
  readonly shape: ScanShape;
  readonly dtype: string;
  readonly calibration: Calibration;
  readonly chunk: readonly [rows: number, columns: number];
  readonly origin: ScanOrigin;
  // Declared only: it must be absent, not undefined, where nothing is known.
  declare readonly truth?: ScanTruth;
  readonly #file: ScanFile;
  readonly #hdf5: Hdf5File;
  readonly #facts: Hdf5ScanFacts;

  private constructor(file: ScanFile, hdf5: Hdf5File, facts: Hdf5ScanFacts) {
    this.name = file.name;
    this.shape = facts.shape;
    this.dtype = facts.type;
    this.calibration = facts.calibration;
    this.chunk = facts.chunk;
    this.origin = facts.origin;
    if (facts.truth !== undefined) this.truth = facts.truth;
    this.#file = file;
    this.#hdf5 = hdf5;
    this.#facts = facts;
  }

  /**
   * Opens the dataset that is asked for, or the only one that may be a scan.
   * Takes over `file`.
   *
   * @throws {InputError} If there is none, or it cannot be read as a scan.
   */
  static async open(
    file: ScanFile,
    options: OpenScanOptions & {
      readonly origin: (options: OpenScanOptions) => ScanOrigin;
    },
  ): Promise<Hdf5Scan> {
    const hdf5 = await Hdf5File.open(file);
    try {
      const path = hdf5Choose(hdf5, options.dataset);
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
      const origin = options.origin({ dataset: path });
      return new Hdf5Scan(file, hdf5, {
        path,
        type,
        shape,
        chunk: [
          Math.min(rows, shape.scan[0]),
          Math.min(columns, shape.scan[1]),
        ],
        calibration: hdf5Calibration(hdf5, path),
        origin,
        truth: hdf5Truth(hdf5, shape.scan),
        direct: await hdf5Direct(file, hdf5, { path, type, shape, origin }),
      });
    } catch (error) {
      hdf5.close();
      throw error;
    }
  }

  async identify(): Promise<Readonly<Record<string, unknown>>> {
    return {
      kind: "hdf5",
      dataset: this.#facts.path,
      bytes: this.#file.size,
      sha256: await this.#file.digest(),
    };
  }

  async read(region: ScanRegion): Promise<Float32Array<ArrayBuffer>> {
    const values = regionValues(region, this);
    const { type, direct } = this.#facts;
    if (direct !== undefined && type === "float32") {
      this.#file.checkSize();
      await direct.readStored(region, new Uint8Array(values.buffer));
      return values;
    }
    await this.#eachRun(region, (bytes, first) => {
      const last = first + bytes.length / elementBytes(type);
      toFloat32(bytes, { type, target: values.subarray(first, last) });
    });
    return values;
  }

  async readStored(region: ScanRegion, target: Uint8Array): Promise<void> {
    const { type, direct } = this.#facts;
    const size = elementBytes(type);
    checkTarget(region, this, { target, size });
    if (direct === undefined) {
      return await this.#eachRun(
        region,
        (bytes, first) => target.set(bytes, first * size),
      );
    }
    this.#file.checkSize();
    await direct.readStored(region, target);
  }

  /** Lends the values of a region run by run: their bytes and the index of the first. */
  async #eachRun(
    region: ScanRegion,
    use: (bytes: Uint8Array, first: number) => void,
  ): Promise<void> {
    const { detector } = this.shape;
    const pixels = detector[0] * detector[1];
    const width = region.x1 - region.x0;
    const positions = Math.max(
      1,
      Math.floor(blockBytes / (pixels * elementBytes(this.#facts.type))),
    );
    const blocks = regionBlocks(region, { chunk: this.chunk, positions });
    for (const block of blocks) {
      const { y0, y1, x0, x1 } = block;
      await this.#lend(block, (bytes) => {
        // A block that is as wide as the region is one run of the result.
        const runs = x1 - x0 === width ? 1 : y1 - y0;
        const runBytes = bytes.length / runs;
        for (let run = 0; run < runs; run++) {
          use(
            bytes.subarray(run * runBytes, (run + 1) * runBytes),
            ((y0 + run - region.y0) * width + x0 - region.x0) * pixels,
          );
        }
      });
    }
  }

  /** Lends the bytes of a block. */
  async #lend(
    block: ScanRegion,
    use: (bytes: Uint8Array) => void,
  ): Promise<void> {
    const { path, type, direct } = this.#facts;
    const { y0, y1, x0, x1 } = block;
    const size = elementBytes(type);
    const count = [y1 - y0, x1 - x0, ...this.shape.detector];
    if (direct === undefined) {
      return this.#hdf5.read(path, {
        offset: [y0, x0, 0, 0],
        count,
        elementBytes: size,
        use,
      });
    }
    this.#file.checkSize();
    const bytes = new Uint8Array(
      count.reduce((product, axis) => product * axis, size),
    );
    await direct.readStored(block, bytes);
    use(bytes);
  }

  close(): void {
    this.#hdf5.close();
  }
}
