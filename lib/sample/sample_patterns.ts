import { shiftPattern } from "../align/shift_pattern.ts";
import type { NamedArray } from "../recipe/recipe_outcome.ts";
import type { OnProgress } from "../scan/progress.ts";
import type { ScanRegion } from "../scan/scan_region.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { BLOCK_BYTES } from "../stream/block_regions.ts";
import { binPattern } from "./bin_pattern.ts";
import { sampleGrid } from "./sample_grid.ts";
import { encodeSample, sampleScale } from "./sample_scale.ts";

/** How the patterns are read. */
export interface SamplePatternsOptions {
  /** Values below it become it; null leaves them. */
  readonly clampBelow: number | null;
  /** Displacement of each pattern's centre, [position][y, x], pixels. */
  readonly shifts: Float32Array;
  /** Called as positions are done. */
  readonly onProgress?: OnProgress | undefined;
}

/**
 * A compact sample of a scan's patterns, clamped and aligned as the recipe
 * does (steps 1 and 2), on a regular grid of positions (see `sampleGrid`):
 *
 * - `sample_patterns`, uint8 [grid row][grid column][y][x], detector pixels
 *   binned by a whole number, codes of one logarithmic scale;
 * - `sample_positions`, [grid row][grid column][y, x]: scan row and column;
 * - `sample_scale`, [unit, top]: what the codes mean (see `SampleScale`).
 *
 * Reads the grid's positions only, in one pass; equal scans and shifts give
 * equal bytes.
 *
 * @throws {InputError} where the scan can't be read
 */
export async function samplePatterns(
  source: ScanSource,
  { clampBelow, shifts, onProgress }: SamplePatternsOptions,
): Promise<NamedArray[]> {
  const { scan: [, scanColumns], detector } = source.shape;
  const { rows, columns, binning, pattern } = sampleGrid(source.shape);
  const pixels = detector[0] * detector[1];
  const binnedPixels = pattern[0] * pattern[1];
  const total = rows.length * columns.length;
  const values = new Float32Array(total * binnedPixels);
  const positions = new Float32Array(total * 2);
  const aligned = new Float32Array(pixels);
  let done = 0;
  for (const region of gridRegions(source, { rows, columns })) {
    const { y0, y1, x0, x1 } = region;
    const block = await source.read(region);
    if (clampBelow !== null) {
      for (let i = 0; i < block.length; i++) {
        if (block[i] < clampBelow) block[i] = clampBelow;
      }
    }
    for (const [i, y] of rows.entries()) {
      if (y < y0 || y >= y1) continue;
      for (const [j, x] of columns.entries()) {
        if (x < x0 || x >= x1) continue;
        const position = y * scanColumns + x;
        shiftPattern(block, aligned, {
          detector,
          from: ((y - y0) * (x1 - x0) + x - x0) * pixels,
          dy: shifts[2 * position],
          dx: shifts[2 * position + 1],
        });
        const place = i * columns.length + j;
        values.set(
          binPattern(aligned, { detector, binning }),
          place * binnedPixels,
        );
        positions.set([y, x], 2 * place);
        onProgress?.({ done: ++done, total });
      }
    }
  }
  const scale = sampleScale(values);
  const grid = [rows.length, columns.length];
  const binned = binning === 1 ? "" : `, pixels binned ${binning} x ${binning}`;
  return [
    {
      name: "sample_patterns",
      data: encodeSample(values, scale),
      shape: [...grid, ...pattern],
      about:
        `aligned patterns at sample_positions${binned}, as codes c of the value unit * expm1(c / 255 * log1p(top / unit)), see sample_scale`,
    },
    {
      name: "sample_positions",
      data: positions,
      shape: [...grid, 2],
      about: "scan row and column of each sampled pattern [y, x]",
    },
    {
      name: "sample_scale",
      data: Float32Array.of(scale.unit, scale.top),
      shape: [2],
      about:
        "scale of sample_patterns [unit, top], in the scan's units: the median of the values above zero and the greatest",
    },
  ];
}

/**
 * Rectangles that hold all of the grid's positions: those of one chunk of the
 * storage together where they fit into a block, so that none is read twice,
 * else one by one.
 */
function gridRegions(
  { shape: { detector }, chunk }: Pick<ScanSource, "shape" | "chunk">,
  { rows, columns }: {
    readonly rows: readonly number[];
    readonly columns: readonly number[];
  },
): ScanRegion[] {
  const patternBytes = detector[0] * detector[1] * 4;
  return runs(rows, chunk[0]).flatMap(([y0, y1]) =>
    runs(columns, chunk[1]).flatMap(([x0, x1]) => {
      if ((y1 - y0) * (x1 - x0) * patternBytes <= BLOCK_BYTES) {
        return [{ y0, y1, x0, x1 }];
      }
      const inside = (first: number, end: number) => (place: number) =>
        place >= first && place < end;
      return rows.filter(inside(y0, y1)).flatMap((y) =>
        columns.filter(inside(x0, x1)).map((x) => ({
          y0: y,
          y1: y + 1,
          x0: x,
          x1: x + 1,
        }))
      );
    })
  );
}

/** First place and end of the places in each chunk that has any. */
function runs(places: readonly number[], chunk: number): [number, number][] {
  const found = new Map<number, [number, number]>();
  for (const place of places) {
    const index = Math.floor(place / chunk);
    const run = found.get(index);
    if (run === undefined) found.set(index, [place, place + 1]);
    else run[1] = place + 1;
  }
  return [...found.values()];
}
