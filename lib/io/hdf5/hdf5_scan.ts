import type { Calibration } from "../../scan/calibration.ts";
import type { ScanOrigin } from "../../scan/scan_origin.ts";
import type { ScanRegion } from "../../scan/scan_region.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import type { ScanTruth } from "../../scan/scan_truth.ts";
import { checkTarget } from "../frames/check_target.ts";
import { elementBytes } from "../element/element_bytes.ts";
import { directPatterns } from "../hdf5_direct/direct_patterns.ts";
import type { StoredPatterns } from "../hdf5_direct/stored_patterns.ts";
import { checkHdf5Length } from "../hdf5_file/check_hdf5_length.ts";
import { Hdf5Reader } from "../hdf5_reader/hdf5_reader.ts";
import type { OpenScanOptions } from "../open_scan_options.ts";
import { regionBlocks } from "../frames/region_blocks.ts";
import { regionValues } from "../frames/region_values.ts";
import type { ScanFile } from "../scan_file.ts";
import { toFloat32 } from "../element/to_float32.ts";
import type { Hdf5Facts } from "./hdf5_look_up.ts";

/** Bytes that one call of the library reads; more gains no speed, only memory. */
const blockBytes = 32 << 20;

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
  readonly #reader: Hdf5Reader;
  readonly #facts: Hdf5Facts;
  /** What reads the values past the library, where they lie as it knows. */
  readonly #direct: StoredPatterns | undefined;

  private constructor(
    file: ScanFile,
    { reader, facts, origin }: {
      readonly reader: Hdf5Reader;
      readonly facts: Hdf5Facts;
      readonly origin: ScanOrigin;
    },
  ) {
    this.name = file.name;
    this.shape = facts.shape;
    this.dtype = facts.type;
    this.calibration = facts.calibration;
    this.chunk = facts.chunk;
    this.origin = origin;
    if (facts.truth !== undefined) this.truth = facts.truth;
    this.#file = file;
    this.#reader = reader;
    this.#facts = facts;
    this.#direct = facts.direct && directPatterns(file, facts.direct);
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
    checkHdf5Length(file);
    const { dataset, patience, origin } = options;
    const limits = patience === undefined ? {} : { patience };
    const reader = new Hdf5Reader(file, limits);
    try {
      const facts = await reader.ask({ kind: "look-up", dataset });
      // The library and its memory are needed no more where it reads no values.
      if (facts.direct !== undefined) await reader.close();
      return new Hdf5Scan(file, {
        reader,
        facts,
        origin: origin({ dataset: facts.path, ...limits }),
      });
    } catch (error) {
      await reader.close();
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
    const direct = this.#direct;
    const { type } = this.#facts;
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
    const direct = this.#direct;
    const { type } = this.#facts;
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
    const direct = this.#direct;
    const { path, type } = this.#facts;
    const { y0, y1, x0, x1 } = block;
    const size = elementBytes(type);
    const count = [y1 - y0, x1 - x0, ...this.shape.detector];
    if (direct === undefined) {
      return use(
        await this.#reader.ask({
          kind: "read",
          path,
          offset: [y0, x0, 0, 0],
          count,
          elementBytes: size,
        }),
      );
    }
    this.#file.checkSize();
    const bytes = new Uint8Array(
      count.reduce((product, axis) => product * axis, size),
    );
    await direct.readStored(block, bytes);
    use(bytes);
  }

  close(): void {
    void this.#reader.close();
    this.#file.close();
  }
}
