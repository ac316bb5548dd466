import { deepEqual, equal, ok } from "node:assert/strict";
import { RandomStream } from "../random/random_stream.ts";
import { nearest } from "./artefact/nearest.ts";
import { compileKernels } from "./compile_kernels.ts";
import { KernelMemory } from "./kernel_memory.ts";
import {
  PANEL,
  type PanelMatrix,
  panelStart,
  placePanelMatrix,
} from "./panel_matrix.ts";

/** Unit roundoff of single precision. */
const ROUNDING = 2 ** -24;

/** What the tests call of `assembly/nearest.ts`. */
type Kernels = Record<
  "product" | "offer" | "offerListed",
  (...numbers: number[]) => void
>;

/** A test of the kernels in both variants. */
function testKernels(
  name: string,
  body: (kernels: Kernels, memory: KernelMemory) => void,
): void {
  for (const variant of ["relaxed", "plain"] as const) {
    Deno.test(`${name} [${variant}]`, () => {
      const memory = new KernelMemory();
      const module = compileKernels(nearest, variant);
      const imports = { env: { memory: memory.memory } };
      const { exports } = new WebAssembly.Instance(module, imports);
      body(exports as unknown as Kernels, memory);
    });
  }
}

/** A panel matrix of drawn numbers, NaN in what fills it up, and its values. */
function drawMatrix(
  memory: KernelMemory,
  [rows, columns]: readonly [number, number],
  draw: () => number,
) {
  const matrix = placePanelMatrix(memory, { rows, columns });
  const numbers = panels(memory, matrix).fill(NaN);
  const values = Float32Array.from({ length: rows * columns }, (_, i) => {
    const value = draw();
    numbers[placeOf(matrix, Math.floor(i / columns), i % columns)] = value;
    return value;
  });
  return { matrix, values };
}

const panels = (memory: KernelMemory, matrix: PanelMatrix) =>
  memory.floats(matrix.address, matrix.stride * matrix.panels / 4);

const placeOf = (matrix: PanelMatrix, row: number, column: number) =>
  panelStart(matrix, column) + row * PANEL;

const filled = (rows: number) => Math.ceil(rows / PANEL) * PANEL;

testKernels(
  "products of a tile of points are those of float64",
  (kernels, memory) => {
    const random = new RandomStream(4, "points");
    for (
      // One, odd and prime, whole panels, a block of terms and one more, and a
      // block of points of the published scan.
      const [rows, columns, terms] of [
        [1, 1, 1],
        [3, 7, 2],
        [8, 16, 256],
        [13, 9, 257],
        [37, 61, 131],
        [24, 40, 2086],
      ]
    ) {
      const start = memory.end;
      const draw = () => random.normal();
      const left = drawMatrix(memory, [terms, rows], draw);
      const right = drawMatrix(memory, [terms, columns], draw);
      const { matrix: result } = drawMatrix(memory, [rows, columns], draw);
      // In two ranges of rows, as points are worked on.
      const middle = Math.floor(filled(rows) / 2 / PANEL) * PANEL;
      for (const [from, to] of [[0, middle], [middle, filled(rows)]]) {
        kernels.product(
          ...[left.matrix.address, left.matrix.stride],
          ...[right.matrix.address, right.matrix.stride],
          ...[result.address, result.stride, from, to, 0, result.panels],
          ...[terms, 0, 0, 0],
        );
      }
      const found = panels(memory, result);
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          let [exact, magnitude] = [0, 0];
          for (let term = 0; term < terms; term++) {
            const product = left.values[term * rows + row] *
              right.values[term * columns + column];
            exact += product;
            magnitude += Math.abs(product);
          }
          // A rounding for each term's product and addition, fused or not.
          const error = found[placeOf(result, row, column)] - exact;
          ok(
            Math.abs(error) <= (terms + 1) * ROUNDING * magnitude,
            `${rows} x ${columns} x ${terms}, ${row}, ${column}: ${error}`,
          );
        }
      }
      memory.release(start);
    }
  },
);

testKernels(
  "lists hold the nearest of all tiles, the smaller number first",
  (kernels, memory) => {
    const random = new RandomStream(5, "offers");
    for (
      const { points, block, kept } of [
        { points: 1, block: 8, kept: 1 },
        { points: 5, block: 8, kept: 9 },
        { points: 67, block: 16, kept: 3 },
        { points: 131, block: 64, kept: 23 },
      ]
    ) {
      const start = memory.end;
      const blocks = Math.ceil(points / block);
      const owners = blocks * block;
      // Whole numbers, exact, so few that many points are equally near.
      const norms = memory.place(owners * 4);
      memory.floats(norms, owners).fill(Infinity)
        .set(Float32Array.from({ length: points }, () => random.integer(9)));
      const whole = new Int32Array(points * points);
      for (let i = 0; i < points; i++) {
        for (let j = 0; j <= i; j++) {
          whole[i * points + j] = whole[j * points + i] = random.integer(5);
        }
      }
      const distances = memory.place(owners * kept * 4);
      const numbers = memory.place(owners * kept * 4);
      const worst = memory.place(owners * 4);
      memory.floats(distances, owners * kept).fill(Infinity);
      memory.integers(numbers, owners * kept).fill(-1);
      memory.floats(worst, owners).fill(Infinity);

      const sizes = { rows: block, columns: block };
      const products = placePanelMatrix(memory, sizes);
      // The last first: lists must not depend on the order of the offers.
      for (let column = owners - block; column >= 0; column -= block) {
        for (let row = 0; row <= column; row += block) {
          const tile = panels(memory, products).fill(0);
          const rows = Math.min(block, points - row);
          const columns = Math.min(block, points - column);
          for (let i = 0; i < rows; i++) {
            for (let j = 0; j < columns; j++) {
              tile[placeOf(products, i, j)] =
                whole[(row + i) * points + column + j];
            }
          }
          const lists = (first: number) => [
            distances + first * kept * 4,
            numbers + first * kept * 4,
            worst + first * 4,
          ];
          // Within a block both orders of a pair are in the tile.
          const [own, ...others] = lists(column);
          kernels.offer(
            ...[products.address, products.stride],
            ...[rows, Math.ceil(columns / PANEL), kept],
            ...[norms + row * 4, norms + column * 4, row, column],
            ...lists(row),
            ...[row === column ? 0 : own, ...others],
          );
        }
      }

      const squares = memory.floats(norms, points);
      for (let owner = 0; owner < points; owner++) {
        const expected = Array.from({ length: points }, (_, number) => ({
          number,
          distance: squares[number] - 2 * whole[owner * points + number],
        })).sort((a, b) => a.distance - b.distance || a.number - b.number)
          .slice(0, kept);
        const count = expected.length;
        equal(count, Math.min(points, kept));
        deepEqual(
          [...memory.integers(numbers + owner * kept * 4, count)],
          expected.map(({ number }) => number),
          `${points} points, list of ${owner}`,
        );
        deepEqual(
          [...memory.floats(distances + owner * kept * 4, count)],
          expected.map(({ distance }) => distance),
        );
        const last = count < kept ? Infinity : expected[count - 1].distance;
        equal(memory.floats(worst + owner * 4, 1)[0], last);
      }
      memory.release(start);
    }
  },
);

testKernels(
  "lists of named points name each once, and never their owner",
  (kernels, memory) => {
    const random = new RandomStream(6, "named offers");
    for (
      const { rows, columns, kept } of [
        { rows: 1, columns: 1, kept: 1 },
        { rows: 3, columns: 7, kept: 9 },
        { rows: 13, columns: 67, kept: 5 },
        { rows: 64, columns: 131, kept: 23 },
      ]
    ) {
      const start = memory.end;
      const points = rows + columns;
      const owners = random.permutation(points).slice(0, rows);
      // Some of the owners are offered too, and half of the points twice.
      const offered = random.permutation(points).slice(0, columns);
      const square = Array.from({ length: points }, () => random.integer(9));
      const whole = new Int32Array(points * points)
        .map(() => random.integer(5));
      const distances = memory.place(rows * kept * 4);
      const numbers = memory.place(rows * kept * 4);
      const worst = memory.place(rows * 4);
      const rowNumbers = memory.place(rows * 4);
      const columnNumbers = memory.place(filled(columns) * 4);
      const norms = memory.place(filled(columns) * 4);
      const products = placePanelMatrix(memory, { rows, columns });
      memory.floats(distances, rows * kept).fill(Infinity);
      memory.integers(numbers, rows * kept).fill(-1);
      memory.floats(worst, rows).fill(Infinity);
      memory.integers(rowNumbers, rows).set(owners);
      const offer = (some: Uint32Array) => {
        // What fills up the last panel is infinitely far.
        memory.floats(norms, filled(columns)).fill(Infinity)
          .set(Array.from(some, (point) => square[point]));
        memory.integers(columnNumbers, filled(columns)).fill(0).set(some);
        const tile = panels(memory, products).fill(0);
        owners.forEach((owner, row) =>
          some.forEach((point, column) =>
            tile[placeOf(products, row, column)] = whole[owner * points + point]
          )
        );
        kernels.offerListed(
          ...[products.address, products.stride],
          ...[rows, Math.ceil(some.length / PANEL), kept],
          ...[norms, columnNumbers, rowNumbers],
          ...[distances, numbers, worst],
        );
      };
      offer(offered.slice(Math.floor(columns / 2)));
      offer(offered);

      owners.forEach((owner, row) => {
        const expected = Array.from(offered)
          .filter((point) => point !== owner)
          .map((number) => ({
            number,
            distance: square[number] - 2 * whole[owner * points + number],
          })).sort((a, b) => a.distance - b.distance || a.number - b.number)
          .slice(0, kept);
        const filling = new Array(kept - expected.length);
        deepEqual(
          [...memory.integers(numbers + row * kept * 4, kept)],
          [...expected.map(({ number }) => number), ...filling.fill(-1)],
          `${rows} rows of ${columns}, list of ${owner}`,
        );
        deepEqual(
          [...memory.floats(distances + row * kept * 4, kept)],
          [
            ...expected.map(({ distance }) => distance),
            ...filling.fill(Infinity),
          ],
        );
      });
      memory.release(start);
    }
  },
);
