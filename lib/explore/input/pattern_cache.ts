import type { ScanSource } from "../../scan/scan_source.ts";

/** Choices of `PatternCache`. */
export interface PatternCacheOptions {
  /** Bytes of patterns that are kept; default 64 MiB. */
  readonly bytes?: number;
}

/** Single patterns of a scan as they are stored; those last asked for are kept. */
export class PatternCache {
  readonly #source: ScanSource;
  readonly #most: number;
  /** By position, the last used one last. */
  readonly #patterns = new Map<number, Promise<Float32Array<ArrayBuffer>>>();

  /** Nothing is read yet. */
  constructor(
    source: ScanSource,
    { bytes = 2 ** 26 }: PatternCacheOptions = {},
  ) {
    const { detector } = source.shape;
    this.#source = source;
    this.#most = Math.max(
      1,
      Math.floor(bytes / (detector[0] * detector[1] * 4)),
    );
  }

  /**
   * The pattern of a scan position, [ky][kx], values as stored.
   *
   * @throws {InputError} where the storage cannot give it
   */
  pattern(y: number, x: number): Promise<Float32Array<ArrayBuffer>> {
    const position = y * this.#source.shape.scan[1] + x;
    let pattern = this.#patterns.get(position);
    this.#patterns.delete(position);
    if (pattern === undefined) {
      pattern = this.#source.read({ y0: y, y1: y + 1, x0: x, x1: x + 1 });
      // A failure is not kept: the file may be back.
      pattern.catch(() => this.#patterns.delete(position));
    }
    this.#patterns.set(position, pattern);
    if (this.#patterns.size > this.#most) {
      for (const [oldest] of this.#patterns) {
        this.#patterns.delete(oldest);
        break;
      }
    }
    return pattern;
  }
}
