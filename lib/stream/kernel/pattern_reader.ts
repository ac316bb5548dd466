import type { ScanRegion } from "../../scan/scan_region.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import { notFiniteError } from "./not_finite_error.ts";
import { isStoredType, type StoredType } from "./stored_type.ts";
import type {
  GatherPlaces,
  PlacedRuns,
  StreamKernels,
} from "./stream_kernels.ts";

/** How a reader reads. */
export interface PatternReaderOptions {
  /** Patterns of the largest block. */
  readonly patterns: number;
  /** Values below it become it; null leaves them. */
  readonly clampBelow: number | null;
}

/** Bytes behind a block that kernels may read, without using them. */
const BEHIND = 64;

/**
 * Reads blocks of a scan straight into the kernels' memory, as they are stored
 * where the source and the kernels know how, and makes one pattern after the
 * other ready for computing. Holds one block and one pattern.
 */
export class PatternReader {
  readonly #kernels: StreamKernels;
  readonly #source: ScanSource;
  readonly #floor: number;
  /** Type of the values in the block. */
  readonly #type: StoredType;
  /** Whether the source fills the block itself. */
  readonly #direct: boolean;
  readonly #valueBytes: number;
  readonly #block: number;
  readonly #admitted: number;
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
    this.#direct = source.readStored !== undefined && isStoredType(dtype);
    this.#type = source.readStored !== undefined && isStoredType(dtype)
      ? dtype
      : "float32";
    this.#valueBytes = Number(/\d+$/.exec(this.#type)![0]) / 8;
    this.#block = kernels.memory.place(
      patterns * kernels.pixels * this.#valueBytes + BEHIND,
    );
    this.#admitted = kernels.memory.place(kernels.patternBytes);
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
   * next is asked for.
   *
   * @param pattern Number of the pattern in the block, in row order
   * @param digest Receives the pattern's checksum, of its values before the clamp
   * @throws {InputError} where a value is not a finite number
   */
  pattern(pattern: number, digest?: Uint8Array): number {
    const kernels = this.#kernels;
    const places = {
      type: this.#type,
      from: this.#address(pattern),
      to: this.#admitted,
    };
    if (!kernels.admit(places, { floor: this.#floor, digest })) {
      throw notFiniteError(this.#source, {
        region: this.#region!,
        pattern,
        values: kernels.memory.floats(this.#admitted, kernels.pixels),
      });
    }
    return this.#admitted;
  }

  /**
   * Moves a pattern of the block, clamped, and takes some of its pixels:
   * nothing is done with those that count for none of them.
   *
   * @param pattern Number of the pattern in the block, in row order
   * @throws {InputError} where a value that counts is not a finite number
   */
  gather(
    pattern: number,
    { to, dy, dx }: Pick<GatherPlaces, "to" | "dy" | "dx">,
    pixels: PlacedRuns,
  ): void {
    const from = this.#address(pattern);
    const places = { type: this.#type, from, to, dy, dx };
    const finite = this.#kernels.gather(places, pixels, { floor: this.#floor });
    // Says which value it is.
    if (!finite) this.pattern(pattern);
  }

  #address(pattern: number): number {
    return this.#block + pattern * this.#kernels.pixels * this.#valueBytes;
  }
}
