import type { ScanRegion } from "../../scan/scan_region.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import { notFiniteError } from "./not_finite_error.ts";
import { isStoredType, type StoredType } from "./stored_type.ts";
import type { StreamKernels } from "./stream_kernels.ts";

/** How a reader reads. */
export interface PatternReaderOptions {
  /** Patterns of the largest block. */
  readonly patterns: number;
  /** Values below it become it; null leaves them. */
  readonly clampBelow: number | null;
}

/**
 * Reads blocks of a scan straight into the kernels' memory, as they are stored
 * where the source and the kernels know how, and makes one pattern after the
 * other ready for computing. Holds one block.
 */
export class PatternReader {
  readonly #kernels: StreamKernels;
  readonly #source: ScanSource;
  readonly #floor: number;
  /** Type of the values in the block; undefined where they are float32. */
  readonly #type: StoredType | undefined;
  /** Whether the source fills the block itself. */
  readonly #direct: boolean;
  readonly #valueBytes: number;
  readonly #block: number;
  readonly #converted: number;
  #region: ScanRegion | undefined;

  /** Places a block of the largest size. */
  constructor(
    kernels: StreamKernels,
    source: ScanSource,
    { patterns, clampBelow }: PatternReaderOptions,
  ) {
    this.#kernels = kernels;
    this.#source = source;
    this.#floor = clampBelow ?? -Infinity;
    const { dtype } = source;
    const stored = source.readStored !== undefined && isStoredType(dtype);
    this.#type = stored ? dtype : undefined;
    this.#direct = stored ||
      source.readStored !== undefined && dtype === "float32";
    this.#valueBytes = stored ? Number(/\d+$/.exec(dtype)![0]) / 8 : 4;
    this.#block = kernels.memory.place(
      patterns * kernels.pixels * this.#valueBytes,
    );
    this.#converted = stored ? kernels.memory.place(kernels.patternBytes) : 0;
  }

  /** Reads a block, in the place of the one before. */
  async read(region: ScanRegion): Promise<void> {
    this.#region = region;
    const { y0, y1, x0, x1 } = region;
    const { memory, pixels } = this.#kernels;
    const values = (y1 - y0) * (x1 - x0) * pixels;
    if (this.#direct) {
      await this.#source.readStored!(
        region,
        memory.bytes(this.#block, values * this.#valueBytes),
      );
    } else {
      memory.floats(this.#block, values).set(await this.#source.read(region));
    }
  }

  /**
   * Address of a pattern of the block as float32, clamped; valid until the
   * next is asked for. To be asked for once.
   *
   * @param pattern Number of the pattern in the block, in row order
   * @param digest Receives the pattern's checksum, of its values before the clamp
   * @throws {InputError} where a value is not a finite number
   */
  pattern(pattern: number, digest?: Uint8Array): number {
    const kernels = this.#kernels;
    let address = this.#block + pattern * kernels.pixels * this.#valueBytes;
    if (this.#type !== undefined) {
      kernels.convert(this.#type, address, this.#converted);
      address = this.#converted;
    }
    digest?.set(kernels.checksum(address));
    if (!kernels.admit(address, this.#floor)) {
      throw notFiniteError(this.#source, {
        region: this.#region!,
        pattern,
        values: kernels.memory.floats(address, kernels.pixels),
      });
    }
    return address;
  }
}
