import { centreWithin } from "../../align/centre_of_mass.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";
import { stream } from "../../simd/artefact/stream.ts";
import { compileKernels } from "../../simd/compile_kernels.ts";
import { KernelMemory } from "../../simd/kernel_memory.ts";
import type { SimdVariant } from "../../simd/simd_variant.ts";
import type { PixelRuns } from "./pixel_runs.ts";
import { STORED_TYPES, type StoredType } from "./stored_type.ts";

/** Exports of `lib/simd/assembly/stream.ts`. */
type Exports = Record<string, (...numbers: number[]) => number>;

/** Pixels in the kernels' memory. */
export interface PlacedRuns {
  readonly address: number;
  /** Number of runs. */
  readonly count: number;
  /** Number of pixels. */
  readonly pixels: number;
  /** Largest row or column, of either sign, as the runs count them. */
  readonly reach: number;
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

/** Where the results of moments go. */
export interface MomentsResults {
  /** Address of the means, float64. */
  readonly means: number;
  /** Address of the sums of squared deviations, float64. */
  readonly deviations: number;
  /** Number of patterns that were added. */
  readonly rows: number;
}

/** Bytes that the kernels ask for to work in. */
const SCRATCH = 384;
/** A float64 whose last digit stands for one. */
const ROUNDER = 1.5 * 2 ** 52;
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
  readonly #sums: Float64Array;
  readonly #digest: Uint8Array;
  readonly #admit: Record<StoredType, Exports[string]>;
  readonly #gather: Record<StoredType, Exports[string]>;

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
    // The memory is shared: what looks at it now does so when it has grown.
    this.#sums = this.memory.doubles(this.#scratch, 3);
    this.#digest = this.memory.bytes(this.#scratch + SCRATCH, DIGEST);
    this.#admit = byType(this.#exports, "admit");
    this.#gather = byType(this.#exports, "gather");
  }

  /** Puts runs of pixels into the memory. */
  placeRuns({ runs, count }: PixelRuns): PlacedRuns {
    const address = this.memory.place(runs.byteLength);
    this.memory.integers(address, runs.length).set(runs);
    let [pixels, reach] = [0, 0];
    for (let run = 0; run < count; run++) {
      const [, length, row, column] = runs.subarray(4 * run, 4 * run + 4);
      pixels += length;
      for (const at of [row, column, column + length - 1]) {
        reach = Math.max(reach, Math.abs(at));
      }
    }
    return { address, count, pixels, reach };
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
    const { pixels } = this;
    const scratch = this.#scratch;
    const at = digest === undefined ? 0 : scratch + SCRATCH;
    const admit = this.#admit[type];
    const failed = admit(from, to, pixels, floor, at, scratch);
    digest?.set(this.#digest);
    return failed === 0;
  }

  /**
   * Centre of mass in a disc whose rows and columns count from the middle, as
   * `centreOfMass`.
   */
  centre(pattern: number, disc: PlacedRuns): [y: number, x: number] {
    this.#exports.centre(pattern, disc.address, disc.count, this.#scratch);
    const [sum, sumY, sumX] = this.#sums;
    return centreWithin(disc.reach, [sum, sumY, sumX]);
  }

  /** Moves a pattern by (-dy, -dx), as `shiftPattern` does but for float32's rounding. */
  shift({ from, to, dy, dx }: ShiftPlaces): void {
    const [rows, columns] = this.#detector;
    const wholeY = Math.floor(dy);
    const wholeX = Math.floor(dx);
    const right = dx - wholeX;
    const below = dy - wholeY;
    this.#exports.shift(
      from,
      to,
      rows,
      columns,
      within(wholeY, rows),
      within(wholeX, columns),
      1 - right,
      right,
      1 - below,
      below,
    );
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
    const [rows, columns] = this.#detector;
    const wholeY = Math.floor(dy);
    const wholeX = Math.floor(dx);
    const right = dx - wholeX;
    const below = dy - wholeY;
    const gather = this.#gather[type];
    const failed = gather(
      from,
      to,
      address,
      count,
      rows,
      columns,
      within(wholeY, rows),
      within(wholeX, columns),
      1 - right,
      right,
      1 - below,
      below,
      floor,
      pixels,
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

  /** Mean and sum of squared deviations, float64, from the moments of so many patterns. */
  concludeMoments(
    { firsts, sums, squares }: Pick<
      MomentsPlaces,
      "firsts" | "sums" | "squares"
    >,
    { means, deviations, rows }: MomentsResults,
  ): void {
    this.#exports.conclude(
      firsts,
      sums,
      squares,
      means,
      deviations,
      this.paddedPixels,
      rows,
    );
  }

  /**
   * Adds patterns' values, rounded to whole quanta, to `paddedPixels` sums of 8
   * bytes, zeros at first, which only `concludeRounded` can read. The quantum
   * is a power of two; no sum may reach 2^51 of it.
   */
  addRounded(
    patterns: number,
    sums: number,
    { count, quantum }: { readonly count: number; readonly quantum: number },
  ): void {
    this.#exports.addRounded(
      patterns,
      this.patternBytes,
      count,
      sums,
      this.paddedPixels,
      ROUNDER * quantum,
    );
  }

  /** Makes float64 numbers of quanta of the sums, in their place, of so many patterns in all. */
  concludeRounded(
    sums: number,
    { count, quantum }: { readonly count: number; readonly quantum: number },
  ): void {
    this.#exports.concludeRounded(
      sums,
      count,
      this.paddedPixels,
      ROUNDER * quantum,
    );
  }
}

/** The kernel for each type of stored values. */
function byType(exports: Exports, name: string) {
  return Object.fromEntries(
    STORED_TYPES.map((
      type,
    ) => [type, exports[name + type[0].toUpperCase() + type.slice(1)]]),
  ) as Record<StoredType, Exports[string]>;
}

/**
 * Whole pixels of a shift. A pattern that leaves the detector has left it,
 * however far it goes: the kernels' integers need not hold more.
 */
function within(whole: number, size: number): number {
  return Math.max(-size - 1, Math.min(size, whole));
}
