import type { FeatureMatrix } from "../../features/feature_matrix.ts";
import { nearest } from "../../simd/artefact/nearest.ts";
import { compileKernels } from "../../simd/compile_kernels.ts";
import { KernelMemory } from "../../simd/kernel_memory.ts";
import { PANEL } from "../../simd/panel_matrix.ts";
import { packPoints } from "../pack_points.ts";
import type { NeighbourLists } from "./neighbour_lists.ts";

/** Rows of one call: 256 terms of them, 256 KB, stay in a core's cache. */
const CALL_ROWS = 256;
/** Columns packed at a time. */
const COLUMNS = 512;

/** Sizes of a `PointComparer`. */
export interface PointComparerOptions {
  /** Mean features. */
  readonly means: Float64Array;
  /** Squared distance of each point from the mean. */
  readonly norms: Float32Array;
  /** Places of a list. */
  readonly kept: number;
  /** Rows at a time at most. */
  readonly rows: number;
}

/** Exports of `lib/simd/assembly/nearest.ts`. */
interface Kernels {
  product(...numbers: number[]): void;
  offerListed(...numbers: number[]): void;
}

/** Compares some points with any others, by float32 products on one thread. */
export class PointComparer {
  readonly #matrix: FeatureMatrix;
  readonly #options: PointComparerOptions;
  readonly #memory = new KernelMemory();
  readonly #kernels: Kernels;
  readonly #places: Readonly<
    Record<
      | "left"
      | "right"
      | "products"
      | "columnNorms"
      | "columnNumbers"
      | "rowNumbers"
      | "distances"
      | "numbers"
      | "worst",
      number
    >
  >;

  /** Takes memory for the rows and for a block of columns. */
  constructor(matrix: FeatureMatrix, options: PointComparerOptions) {
    this.#matrix = matrix;
    this.#options = options;
    const { features } = matrix;
    const rows = upToPanel(options.rows);
    const place = (length: number) => this.#memory.place(length * 4);
    this.#places = {
      left: place(rows * features),
      right: place(COLUMNS * features),
      products: place(CALL_ROWS * COLUMNS),
      columnNorms: place(COLUMNS),
      columnNumbers: place(COLUMNS),
      rowNumbers: place(rows),
      distances: place(rows * options.kept),
      numbers: place(rows * options.kept),
      worst: place(rows),
    };
    this.#kernels = new WebAssembly.Instance(compileKernels(nearest), {
      env: { memory: this.#memory.memory },
    }).exports as unknown as Kernels;
  }

  /**
   * Offers `columns` to the lists of `rows`, all of them numbers of points. The
   * order of the offers, and points offered before, change nothing.
   *
   * @returns places of the rows' lists that another point has come to
   */
  compare(rows: Uint32Array, { columns, lists }: {
    readonly columns: Uint32Array;
    readonly lists: NeighbourLists;
  }): number {
    if (columns.length === 0) return 0;
    const { kept, means } = this.#options;
    const { left, rowNumbers, distances, numbers, worst } = this.#places;
    const memory = this.#memory;
    const packed = upToPanel(rows.length) * this.#matrix.features;
    packPoints(memory.floats(left, packed), this.#matrix, {
      means,
      numbers: rows,
    });
    this.#wholes(rowNumbers, rows.length).set(rows);
    const listed = memory.floats(distances, rows.length * kept);
    const named = this.#wholes(numbers, rows.length * kept);
    const last = memory.floats(worst, rows.length);
    rows.forEach((point, i) => {
      const list = [point * kept, (point + 1) * kept] as const;
      listed.set(lists.distances.subarray(...list), i * kept);
      named.set(lists.numbers.subarray(...list), i * kept);
      last[i] = listed[(i + 1) * kept - 1];
    });
    for (let first = 0; first < columns.length; first += COLUMNS) {
      this.#offer(rows.length, columns.subarray(first, first + COLUMNS));
    }
    let changed = 0;
    rows.forEach((point, i) => {
      const before = lists.numbers.subarray(point * kept, (point + 1) * kept);
      const now = named.subarray(i * kept, (i + 1) * kept);
      for (const number of now) if (!before.includes(number)) changed++;
      before.set(now);
      lists.distances.set(
        listed.subarray(i * kept, (i + 1) * kept),
        point * kept,
      );
    });
    return changed;
  }

  /** Offers one block of columns to the rows that are packed. */
  #offer(rows: number, columns: Uint32Array): void {
    const { features } = this.#matrix;
    const { kept, means, norms } = this.#options;
    const places = this.#places;
    const panels = Math.ceil(columns.length / PANEL);
    const packed = panels * PANEL * features;
    packPoints(this.#memory.floats(places.right, packed), this.#matrix, {
      means,
      numbers: columns,
    });
    this.#wholes(places.columnNumbers, columns.length).set(columns);
    // Those that fill up the last panel are infinitely far.
    const theirs = this.#memory.floats(places.columnNorms, panels * PANEL)
      .fill(Infinity);
    columns.forEach((point, i) => theirs[i] = norms[point]);
    const panelBytes = features * PANEL * 4;
    const tileBytes = CALL_ROWS * PANEL * 4;
    for (let row = 0; row < rows; row += CALL_ROWS) {
      const some = Math.min(CALL_ROWS, rows - row);
      this.#kernels.product(
        places.left + row * features * 4,
        panelBytes,
        places.right,
        panelBytes,
        places.products,
        tileBytes,
        0,
        upToPanel(some),
        0,
        panels,
        features,
        0,
        0,
        0,
      );
      this.#kernels.offerListed(
        places.products,
        tileBytes,
        some,
        panels,
        kept,
        places.columnNorms,
        places.columnNumbers,
        places.rowNumbers + row * 4,
        places.distances + row * kept * 4,
        places.numbers + row * kept * 4,
        places.worst + row * 4,
      );
    }
  }

  #wholes(place: number, length: number): Uint32Array {
    return new Uint32Array(this.#memory.memory.buffer, place, length);
  }
}

/** Columns of as many panels as hold `points`. */
function upToPanel(points: number): number {
  return Math.ceil(points / PANEL) * PANEL;
}
