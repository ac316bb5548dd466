import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { nearest } from "../simd/artefact/nearest.ts";
import { compileKernels } from "../simd/compile_kernels.ts";
import { PANEL } from "../simd/panel_matrix.ts";
import { packPoints } from "./pack_points.ts";

/** Rows of one call: 256 terms of them, 256 KB, stay in a core's cache. */
const CALL_ROWS = 256;
/** Bytes of a page of WebAssembly's memory. */
const PAGE = 65536;

/** Which products a task makes. */
export interface CandidatesTaskArgument {
  /** All points. */
  readonly matrix: FeatureMatrix;
  /** Mean features. */
  readonly means: Float64Array;
  /** Squared distance of each point from the mean. */
  readonly norms: Float32Array;
  /** Points of a block, a multiple of 8. */
  readonly block: number;
  /** Blocks to pair with all blocks up to themselves. */
  readonly blocks: readonly number[];
  /** Candidates kept for each point. */
  readonly kept: number;
}

/** The nearest that a task saw of each point, nearest first. */
export interface Candidates {
  /** Squared distances less the point's own squared norm, [point][candidate]; infinity where there is none. */
  readonly distances: Float32Array<ArrayBuffer>;
  /** Numbers of the candidates, [point][candidate]. */
  readonly numbers: Uint32Array<ArrayBuffer>;
}

/** Exports of `lib/simd/assembly/nearest.ts`. */
interface Kernels {
  product(...numbers: number[]): void;
  offer(...numbers: number[]): void;
}

/**
 * Offers the points of some blocks to those of all blocks before them, and the
 * other way round: each product of two points is made once. Reports the pairs
 * of blocks that are done.
 */
export function candidatesTask(
  { matrix, means, norms, block, blocks, kept }: CandidatesTaskArgument,
  report: (value: unknown) => void,
): Candidates {
  const { features, positions } = matrix;
  const owners = Math.ceil(positions / block) * block;
  const heap = new Heap();
  const left = heap.place(block * features);
  const right = heap.place(block * features);
  const products = heap.place(block * block);
  const allNorms = heap.place(owners);
  const distances = heap.place(owners * kept);
  const numbers = heap.place(owners * kept);
  const worst = heap.place(owners);
  const memory = heap.memory();
  const { product, offer } = kernels(memory);
  const at = (place: number, length: number) =>
    new Float32Array(memory.buffer, place, length);
  at(allNorms, owners).fill(Infinity).set(norms);
  at(distances, owners * kept).fill(Infinity);
  at(worst, owners).fill(Infinity);

  const pack = (place: number, first: number) =>
    packPoints(at(place, block * features), matrix, {
      means,
      numbers: Uint32Array.from(
        { length: Math.min(block, positions - first) },
        (_, i) => first + i,
      ),
    });
  for (const columnBlock of blocks) {
    const firstColumn = columnBlock * block;
    pack(right, firstColumn);
    for (let rowBlock = 0; rowBlock <= columnBlock; rowBlock++) {
      const firstRow = rowBlock * block;
      pack(left, firstRow);
      const rows = Math.min(block, positions - firstRow);
      const panels = Math.ceil(
        Math.min(block, positions - firstColumn) / PANEL,
      );
      const panelBytes = block * PANEL * 4;
      for (let row = 0; row < rows; row += CALL_ROWS) {
        product(
          left,
          features * PANEL * 4,
          right,
          features * PANEL * 4,
          products,
          panelBytes,
          row,
          Math.min(row + CALL_ROWS, Math.ceil(rows / PANEL) * PANEL),
          0,
          panels,
          features,
          0,
          0,
          0,
        );
      }
      const own = rowBlock === columnBlock;
      offer(
        products,
        panelBytes,
        rows,
        panels,
        kept,
        allNorms + firstRow * 4,
        allNorms + firstColumn * 4,
        firstRow,
        firstColumn,
        distances + firstRow * kept * 4,
        numbers + firstRow * kept * 4,
        worst + firstRow * 4,
        // Within a block both orders of a pair are in the tile.
        own ? 0 : distances + firstColumn * kept * 4,
        numbers + firstColumn * kept * 4,
        worst + firstColumn * 4,
      );
      report(1);
    }
  }
  return {
    distances: at(distances, positions * kept).slice(),
    numbers: new Uint32Array(memory.buffer, numbers, positions * kept).slice(),
  };
}

/** Places for arrays of 4-byte numbers, one after the other. */
class Heap {
  #bytes = 64;

  /** Address of a new array. */
  place(length: number): number {
    const address = this.#bytes;
    this.#bytes += Math.ceil(length * 4 / 64) * 64;
    return address;
  }

  /** A memory with all the places. */
  memory(): WebAssembly.Memory {
    const pages = Math.ceil(this.#bytes / PAGE);
    return new WebAssembly.Memory({
      initial: pages,
      maximum: pages,
      shared: true,
    });
  }
}

function kernels(memory: WebAssembly.Memory): Kernels {
  const module = compileKernels(nearest);
  return new WebAssembly.Instance(module, { env: { memory } })
    .exports as unknown as Kernels;
}
