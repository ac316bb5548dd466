import type { ScanShape } from "../../scan/scan_shape.ts";
import { stream } from "../../simd/artefact/stream.ts";
import { compileKernels } from "../../simd/compile_kernels.ts";
import { KernelMemory } from "../../simd/kernel_memory.ts";
import type { SimdVariant } from "../../simd/simd_variant.ts";
import type { PixelRuns } from "./pixel_runs.ts";
import type { StoredType } from "./stored_type.ts";

/** Exports of `lib/simd/assembly/stream.ts`. */
type Exports = Record<string, (...numbers: number[]) => number>;

/** Pixels in the kernels' memory. */
export interface PlacedRuns {
  readonly address: number;
  /** Number of runs. */
  readonly count: number;
  /** Number of pixels. */
  readonly pixels: number;
}

/** A pattern as it is stored. */
export interface StoredPattern {
  /** Type of its values. */
  readonly type: StoredType;
  /** Address of the first; they lie one behind the other. */
  readonly from: number;
}

/** What is done to stored values on the way in. */
export interface AdmitOptions {
  /** Values below it become it; -Infinity leaves them. */
  readonly floor: number;
  /** Receives 32 bytes that tell the values before that from others, see `patternChecksum`. */
  readonly digest?: Uint8Array | undefined;
}

/** Where a moved pattern comes from and goes, and by how much. */
export interface ShiftPlaces {
  /** Address of the pattern. */
  readonly from: number;
  /** Address of the result. */
  readonly to: number;
  /** Displacement of the pattern's centre from the middle, pixels, rows. */
  readonly dy: number;
  /** Displacement of the pattern's centre from the middle, pixels, columns. */
  readonly dx: number;
}

/** Where gathered values come from and go. */
export interface GatherPlaces extends ShiftPlaces {
  /** Type of the pattern's values; default float32. */
  readonly type?: StoredType;
}

/** Patterns to add to moments, and where these lie. */
export interface MomentsPlaces {
  /** Address of the first pattern; others follow at distances of `patternBytes`. */
  readonly patterns: number;
  /** Number of patterns. */
  readonly count: number;
  /** Whether they are the first. */
  readonly fresh: boolean;
  /** Address of the pixels' first values, float32. */
  readonly firsts: number;
  /** Address of the sums of differences from the first values, float64. */
  readonly sums: number;
  /** Address of the sums of their squares, float64. */
  readonly squares: number;
}

/** Bytes that the kernels ask for to work in. */
const SCRATCH = 384;
/** Bytes of a checksum. */
const DIGEST = 32;

/**
 * The stream kernels on patterns of one size, with a memory of their own in
 * which every pattern is known by its address. They do what
 * `lib/align` and `lib/features` do in TypeScript, a pattern at a time and in
 * a fixed order of operations, the same on every machine.
 */
export class StreamKernels {
  /** Where the kernels work. */
  readonly memory: KernelMemory = new KernelMemory();
  /** Values of a pattern. */
  readonly pixels: number;
  /** Values of a pattern in sums and moments: a multiple of 16, some more than `pixels`. */
  readonly paddedPixels: number;
  /** Bytes from one pattern to the next where each is filled up. */
  readonly patternBytes: number;
  readonly #detector: ScanShape["detector"];
  readonly #exports: Exports;
  readonly #scratch: number;

  /** @param variant Instruction set; default: the fastest that this machine runs */
  constructor(detector: ScanShape["detector"], variant?: SimdVariant) {
    this.#detector = detector;
    this.pixels = detector[0] * detector[1];
    // The kernels read up to three values behind a pattern.
    this.paddedPixels = Math.ceil((this.pixels + 3) / 16) * 16;
    this.patternBytes = this.paddedPixels * 4;
    this.#exports = new WebAssembly.Instance(compileKernels(stream, variant), {
      env: { memory: this.memory.memory },
    }).exports as unknown as Exports;
    this.#scratch = this.memory.place(SCRATCH + DIGEST);
  }

  /** Puts runs of pixels into the memory. */
  placeRuns({ runs, count }: PixelRuns): PlacedRuns {
    const address = this.memory.place(runs.byteLength);
    this.memory.integers(address, runs.length).set(runs);
    let pixels = 0;
    for (let run = 0; run < count; run++) pixels += runs[4 * run + 1];
    return { address, count, pixels };
  }

  /**
   * Makes a stored pattern ready for computing: float32 at `to`, which may be
   * the place of values stored as such, raised to a floor. Values that are not
   * finite stay.
   *
   * @returns whether all are finite
   */
  admit(
    { type, from, to }: StoredPattern & { readonly to: number },
    { floor, digest }: AdmitOptions,
  ): boolean {
    const at = digest === undefined ? 0 : this.#scratch + SCRATCH;
    const scratch = this.#scratch;
    const failed = this.#of("admit", type)(
      ...[from, to, this.pixels, floor, at, scratch],
    );
    digest?.set(this.memory.bytes(at, DIGEST));
    return failed === 0;
  }

  /**
   * Centre of mass in a disc whose rows and columns count from the middle, as
   * `centreOfMass`.
   */
  centre(pattern: number, disc: PlacedRuns): [y: number, x: number] {
    const at = this.#scratch;
    this.#exports.centre(pattern, disc.address, disc.count, at);
    const [sum, sumY, sumX] = this.memory.doubles(at, 3);
    return sum > 0 ? [sumY / sum, sumX / sum] : [0, 0];
  }

  /** Moves a pattern by (-dy, -dx), as `shiftPattern` does but for float32's rounding. */
  shift({ from, to, dy, dx }: ShiftPlaces): void {
    this.#exports.shift(from, to, ...this.#taps(dy, dx));
  }

  /**
   * Aligns a pattern as `alignPattern` does, in so many passes of centre of
   * mass, and gives its displacement from the middle.
   */
  align(
    { from, to }: Pick<ShiftPlaces, "from" | "to">,
    { disc, passes }: { readonly disc: PlacedRuns; readonly passes: number },
  ): [y: number, x: number] {
    const [y, x] = this.centre(from, disc);
    // Kept as float32, since the later passes over the scan use the stored shifts.
    let dy = Math.fround(y);
    let dx = Math.fround(x);
    this.shift({ from, to, dy, dx });
    for (let pass = 1; pass < passes; pass++) {
      const [moreY, moreX] = this.centre(to, disc);
      dy = Math.fround(dy + moreY);
      dx = Math.fround(dx + moreX);
      this.shift({ from, to, dy, dx });
    }
    return [dy, dx];
  }

  /**
   * The values that `shift` would give at some pixels, to the bit, one after
   * the other: of a pattern of float32, or of a stored one raised to a floor.
   * Up to seven stored values behind the pattern are read and not used.
   *
   * @returns whether all are finite
   */
  gather(
    { from, to, dy, dx, type = "float32" }: GatherPlaces,
    { address, count, pixels }: PlacedRuns,
    { floor }: Pick<AdmitOptions, "floor"> = { floor: -Infinity },
  ): boolean {
    const failed = this.#of("gather", type)(
      ...[from, to, address, count, ...this.#taps(dy, dx), floor, pixels],
    );
    return failed === 0;
  }

  /** Sum of some pixels of a pattern. */
  sum(pattern: number, pixels: PlacedRuns): number {
    return this.#exports.sum(pattern, pixels.address, pixels.count);
  }

  /** Adds patterns to moments of `paddedPixels` pixels. */
  addMoments(places: MomentsPlaces): void {
    this.#exports.moments(
      places.patterns,
      this.patternBytes,
      places.count,
      places.fresh ? 1 : 0,
      places.firsts,
      places.sums,
      places.squares,
      this.paddedPixels,
    );
  }

  /** Adds a pattern's values, times `scale` and rounded to whole numbers, to `paddedPixels` float64 sums. */
  addRounded(pattern: number, sums: number, scale: number): void {
    this.#exports.addRounded(pattern, sums, this.paddedPixels, scale);
  }

  /** The kernel for a type of stored values. */
  #of(name: string, type: StoredType) {
    return this.#exports[name + type[0].toUpperCase() + type.slice(1)];
  }

  #taps(dy: number, dx: number) {
    const [rows, columns] = this.#detector;
    const wholeY = Math.floor(dy);
    const wholeX = Math.floor(dx);
    const below = dy - wholeY;
    const right = dx - wholeX;
    // A pattern that leaves the detector has left it, however far it goes:
    // the kernels' integers need not hold more.
    return [
      rows,
      columns,
      Math.max(-rows - 1, Math.min(rows, wholeY)),
      Math.max(-columns - 1, Math.min(columns, wholeX)),
      1 - right,
      right,
      1 - below,
      below,
    ] as const;
  }
}
