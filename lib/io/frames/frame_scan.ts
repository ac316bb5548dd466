import type { Calibration } from "../../scan/calibration.ts";
import type { ScanOrigin } from "../../scan/scan_origin.ts";
import type { ScanRegion } from "../../scan/scan_region.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import { checkTarget } from "./check_target.ts";
import { elementBytes } from "../element/element_bytes.ts";
import type { ElementType } from "../element/element_type.ts";
import { regionBlocks } from "./region_blocks.ts";
import { regionValues } from "./region_values.ts";
import type { ScanFile } from "../scan_file.ts";
import { swapBytes } from "../element/swap_bytes.ts";
import { toFloat32 } from "../element/to_float32.ts";

/** Where and how a file keeps its patterns. */
export interface FrameLayout {
  /** Format for the run's record: "npy", "empad". */
  readonly kind: string;
  /** Sizes of the scan and of the pattern. */
  readonly shape: ScanShape;
  /** Type of a stored value. */
  readonly type: ElementType;
  /** Whether values lie with their highest byte first. */
  readonly bigEndian: boolean;
  /** Byte at which the first pattern begins. */
  readonly offset: number;
  /** Bytes from one pattern's begin to the next one's, in row order of the scan. */
  readonly stride: number;
  /** How a worker opens the same scan; without it none does. */
  readonly origin?: ScanOrigin;
}

/** Bytes that a conversion holds besides the result; more gains no speed. */
const pieceBytes = 8 << 20;

/**
 * A scan whose patterns lie uncompressed in a file, one after the other at a
 * constant distance. It reads nothing but the patterns asked for.
 */
export class FrameScan implements ScanSource {
  readonly name: string;
  readonly shape: ScanShape;
  readonly dtype: string;
  readonly calibration: Calibration = {};
  readonly chunk = [1, 1] as const;
  // Declared only: it must be absent, not undefined, where nothing is known.
  declare readonly origin?: ScanOrigin;
  readonly #file: ScanFile;
  readonly #layout: FrameLayout;

  /** Takes over `file`, whose length has been checked to hold the layout. */
  constructor(file: ScanFile, layout: FrameLayout) {
    this.name = file.name;
    this.shape = layout.shape;
    this.dtype = layout.type;
    if (layout.origin !== undefined) this.origin = layout.origin;
    this.#file = file;
    this.#layout = layout;
  }

  async identify(): Promise<Readonly<Record<string, unknown>>> {
    return {
      kind: this.#layout.kind,
      bytes: this.#file.size,
      sha256: await this.#file.digest(),
    };
  }

  // Reading is synchronous, so that overlapping reads cannot mix up the
  // file's position; async makes every failure a rejection.
  // deno-lint-ignore require-await
  async read(region: ScanRegion): Promise<Float32Array<ArrayBuffer>> {
    const values = regionValues(region, this);
    const { type, bigEndian, stride } = this.#layout;
    const { scan: [, scanColumns], detector } = this.shape;
    const pixels = detector[0] * detector[1];
    const patternBytes = pixels * elementBytes(type);
    const asStored = type === "float32" && !bigEndian &&
      stride === patternBytes;
    const positions = asStored
      ? Infinity
      : Math.max(1, Math.floor(pieceBytes / stride));
    let written = 0;
    for (
      const { first, count } of runs(region, { scanColumns, positions })
    ) {
      const target = values.subarray(written, written += count * pixels);
      const at = this.#layout.offset + first * stride;
      if (asStored) {
        this.#file.read(
          at,
          new Uint8Array(target.buffer, target.byteOffset, target.byteLength),
        );
        continue;
      }
      // The last pattern of a file may lack what separates it from a next one.
      const piece = new Uint8Array((count - 1) * stride + patternBytes);
      this.#file.read(at, piece);
      if (bigEndian) swapBytes(piece, elementBytes(type));
      // Patterns without a gap between them are converted all at once.
      const together = stride === patternBytes ? count : 1;
      for (let pattern = 0; pattern < count; pattern += together) {
        const begin = pattern * stride;
        toFloat32(piece.subarray(begin, begin + together * patternBytes), {
          type,
          target: target.subarray(
            pattern * pixels,
            (pattern + together) * pixels,
          ),
        });
      }
    }
    return values;
  }

  // deno-lint-ignore require-await
  async readStored(region: ScanRegion, target: Uint8Array): Promise<void> {
    const { type, bigEndian, stride, offset } = this.#layout;
    const { scan: [, scanColumns], detector } = this.shape;
    const size = elementBytes(type);
    const patternBytes = detector[0] * detector[1] * size;
    checkTarget(region, this, { target, size });
    const together = stride === patternBytes;
    let written = 0;
    for (
      const { first, count } of runs(region, {
        scanColumns,
        positions: together ? Infinity : 1,
      })
    ) {
      const end = written + count * patternBytes;
      this.#file.read(
        offset + first * stride,
        target.subarray(written, end),
      );
      written = end;
    }
    if (bigEndian) swapBytes(target, size);
  }

  close(): void {
    this.#file.close();
  }
}

/** Runs of positions that lie one after the other in the file. */
function* runs(
  region: ScanRegion,
  options: { readonly scanColumns: number; readonly positions: number },
): Generator<{ readonly first: number; readonly count: number }> {
  const { scanColumns, positions } = options;
  const wide = region.x0 === 0 && region.x1 === scanColumns;
  // Whole rows follow each other without a gap: one run for all of them.
  const line = wide
    ? {
      y0: 0,
      y1: 1,
      x0: region.y0 * scanColumns,
      x1: region.y1 * scanColumns,
    }
    : region;
  for (let y = line.y0; y < line.y1; y++) {
    const row = { y0: y, y1: y + 1, x0: line.x0, x1: line.x1 };
    for (
      const { x0, x1 } of regionBlocks(row, { chunk: [1, 1], positions })
    ) {
      yield { first: y * scanColumns + x0, count: x1 - x0 };
    }
  }
}
