import { deepEqual, equal, ok } from "node:assert/strict";
import { KernelMemory } from "../../simd/kernel_memory.ts";
import {
  PANEL,
  type PanelMatrix,
  panelStart,
  placePanelMatrix,
} from "../../simd/panel_matrix.ts";
import { adamUpdate } from "../engine/adam_update.ts";
import { TrainingKernels } from "./training_kernels.ts";

/** Unit roundoff of single precision. */
const ROUNDING = 2 ** -24;

/** Rows, columns, terms: one, odd, a tile and one more, over a block of 256. */
const SIZES = [
  [1, 1, 1],
  [3, 7, 2],
  [4, 8, 256],
  [5, 9, 257],
  [64, 65, 7],
  [65, 3, 513],
  [130, 72, 64],
  [257, 129, 100],
  [2, 1, 2086],
] as const;

/** A kernel test in both variants, alone and with helpers. */
function testKernels(
  name: string,
  body: (kernels: TrainingKernels, memory: KernelMemory) => void,
): void {
  for (const variant of ["relaxed", "plain"] as const) {
    for (const threads of [1, 3]) {
      Deno.test(`${name} [${variant}, ${threads} threads]`, () => {
        const memory = new KernelMemory();
        const kernels = new TrainingKernels(memory, { variant, threads });
        try {
          body(kernels, memory);
        } finally {
          kernels.close();
        }
      });
    }
  }
}

/** Numbers around zero that no two places share. */
const sample = (length: number, seed: number) =>
  Float32Array.from({ length }, (_, i) => Math.sin(seed + i * (i % 7 + 1.3)));

/** A panel matrix with `values` [row][column]; NaN in what fills it up. */
function place(
  memory: KernelMemory,
  values: Float32Array,
  [rows, columns]: readonly [number, number],
): PanelMatrix {
  const matrix = placePanelMatrix(memory, { rows, columns });
  const panels = numbers(memory, matrix).fill(NaN);
  values.forEach((value, i) => {
    const start = panelStart(matrix, i % columns);
    panels[start + Math.floor(i / columns) * PANEL] = value;
  });
  return matrix;
}

function numbers(
  memory: KernelMemory,
  { address, stride, panels }: PanelMatrix,
) {
  return memory.floats(address, stride * panels / 4);
}

/** The values [row][column] of a panel matrix. */
function read(memory: KernelMemory, matrix: PanelMatrix): Float32Array {
  const { rows, columns } = matrix;
  const panels = numbers(memory, matrix);
  return Float32Array.from(
    { length: rows * columns },
    (_, i) =>
      panels[
        panelStart(matrix, i % columns) + Math.floor(i / columns) * PANEL
      ],
  );
}

testKernels("products are those of float64", (kernels, memory) => {
  for (const [rows, columns, terms] of SIZES) {
    const start = memory.end;
    const left = sample(terms * rows, 1);
    const right = sample(terms * columns, 2);
    const bias = sample(columns, 3);
    // As after a ReLU: half of it is exactly zero.
    const gate = sample(rows * columns, 4).map((value) => Math.max(0, value));
    const biasPlace = memory.place(Math.ceil(columns / PANEL) * PANEL * 4);
    memory.floats(biasPlace, columns).set(bias);
    const operands = {
      left: place(memory, left, [terms, rows]),
      right: place(memory, right, [terms, columns]),
      result: place(memory, sample(0, 0), [rows, columns]),
    };
    const mask = place(memory, gate, [rows, columns]);
    const sums = new Float64Array(rows * columns);
    const sizes = new Float64Array(rows * columns);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        for (let term = 0; term < terms; term++) {
          const product = left[term * rows + row] *
            right[term * columns + column];
          sums[row * columns + column] += product;
          sizes[row * columns + column] += Math.abs(product);
        }
      }
    }
    const check = (name: string, wanted: (sum: number, i: number) => number) =>
      read(memory, operands.result).forEach((value, i) => {
        // Each of `terms` + 1 additions rounds a partial sum, which is at most
        // the sum of the sizes; so does each product where it is not fused.
        const bound = (terms + 2) * ROUNDING *
          (sizes[i] + Math.abs(bias[i % columns]));
        const deviation = Math.abs(value - wanted(sums[i], i));
        ok(
          deviation <= bound,
          `${name} ${rows}x${columns}x${terms}, ${i}: ${deviation} over ${bound}`,
        );
      });
    kernels.product(operands);
    check("plain", (sum) => sum);
    kernels.product({ ...operands, bias: biasPlace, rectified: true });
    check("rectified", (sum, i) => Math.max(0, sum + bias[i % columns]));
    kernels.product({ ...operands, mask });
    check("masked", (sum, i) => gate[i] > 0 ? sum : 0);
    memory.release(start);
  }
});

testKernels("a transposed matrix has rows for columns", (kernels, memory) => {
  for (const [rows, columns] of SIZES) {
    const values = sample(rows * columns, 5);
    const source = place(memory, values, [rows, columns]);
    const target = place(memory, sample(0, 0), [columns, rows]);
    kernels.transpose(source, target);
    const expected = Float32Array.from(
      values,
      (_, i) => values[i % rows * columns + Math.floor(i / rows)],
    );
    deepEqual(read(memory, target), expected);
  }
});

testKernels(
  "rows are gathered both ways, and filled with zeros",
  (kernels, memory) => {
    for (const [rows, columns] of SIZES) {
      const held = 7;
      const table = sample(held * columns, 6);
      const wanted = Int32Array.from({ length: rows }, (_, i) => i * 5 % held);
      const tablePlace = memory.place(table.byteLength);
      memory.floats(tablePlace, table.length).set(table);
      const rowsPlace = memory.place(wanted.byteLength);
      memory.integers(rowsPlace, rows).set(wanted);
      const target = place(memory, sample(0, 0), [rows, columns]);
      const transposed = place(memory, sample(0, 0), [columns, rows]);
      kernels.gather({
        table: tablePlace,
        rows: rowsPlace,
        target,
        transposed,
      });
      const at = (row: number, column: number) =>
        table[wanted[row] * columns + column];
      deepEqual(
        read(memory, target),
        Float32Array.from(
          { length: rows * columns },
          (_, i) => at(Math.floor(i / columns), i % columns),
        ),
      );
      deepEqual(
        read(memory, transposed),
        Float32Array.from(
          { length: rows * columns },
          (_, i) => at(i % rows, Math.floor(i / rows)),
        ),
      );
      const filling = numbers(memory, target).length - rows * columns;
      const zeros = numbers(memory, target).filter((value) => value === 0);
      ok(zeros.length >= filling);
      ok(numbers(memory, target).every((value) => !Number.isNaN(value)));
    }
  },
);

testKernels(
  "an error's gradient and mean are those of float64",
  (kernels, memory) => {
    for (const [rows, columns] of SIZES) {
      const [output, wanted] = [
        sample(rows * columns, 7),
        sample(rows * columns, 8),
      ];
      const matrix = place(memory, output, [rows, columns]);
      const goal = place(memory, wanted, [rows, columns]);
      const error = kernels.errorGradient(matrix, goal);
      let sum = 0;
      output.forEach((value, i) => sum += (value - wanted[i]) ** 2);
      const expected = sum / (rows * columns);
      // A difference's own rounding counts twice in its square; the sum is in
      // double precision.
      ok(Math.abs(error - expected) <= 2.1 * ROUNDING * expected);
      read(memory, matrix).forEach((value, i) => {
        const gradient = 2 * (output[i] - wanted[i]) / (rows * columns);
        // The difference, the factor and their product are rounded.
        ok(Math.abs(value - gradient) <= 3.1 * ROUNDING * Math.abs(gradient));
      });
      // Columns that fill up a panel must not reach a layer's gradient.
      const last = numbers(memory, matrix).subarray(-matrix.stride / 4);
      const lanes = columns % PANEL;
      for (let row = 0; row < rows && lanes > 0; row++) {
        for (let lane = lanes; lane < PANEL; lane++) {
          equal(Math.abs(last[row * PANEL + lane]), 0);
        }
      }
    }
  },
);

testKernels("column sums are those of float64", (kernels, memory) => {
  for (const [rows, columns] of SIZES) {
    const values = sample(rows * columns, 9);
    const matrix = place(memory, values, [rows, columns]);
    const sums = memory.place(Math.ceil(columns / PANEL) * PANEL * 4);
    kernels.columnSums(matrix, sums);
    memory.floats(sums, columns).forEach((found, column) => {
      let [sum, size] = [0, 0];
      for (let row = 0; row < rows; row++) {
        sum += values[row * columns + column];
        size += Math.abs(values[row * columns + column]);
      }
      ok(Math.abs(found - sum) <= rows * ROUNDING * size);
    });
  }
});

testKernels("Adam moves as in double precision", (kernels, memory) => {
  for (const count of [4, 16384, 16388, 40000]) {
    const start = memory.end;
    const [parameters, gradient, first, second] = [0, 0, 0, 0].map(() =>
      memory.place(count * 4)
    );
    // Small, so that their own rounding does not hide that of the steps.
    const values = sample(count, 10).map((value) => value * 1e-3);
    memory.floats(parameters, count).set(values);
    memory.floats(first, count).fill(0);
    memory.floats(second, count).fill(0);
    // The reference keeps single precision too, but computes in double.
    const reference = {
      parameters: values.slice(),
      first: new Float32Array(count),
      second: new Float32Array(count),
    };
    for (let step = 1; step <= 10; step++) {
      const slopes = sample(count, 10 + step).map((value, i) =>
        // Some of ordinary size, some as small as epsilon, some zero.
        value * [1, 1e-8, 0][i % 3]
      );
      memory.floats(gradient, count).set(slopes);
      const options = { step, learningRate: 1e-2, epsilon: 1e-8 };
      kernels.adam({ parameters, gradient, first, second, count }, options);
      adamUpdate(reference, slopes, options);
    }
    // Ten steps of at most a hundredth each: numbers up to 0.1 are rounded at
    // each; a step's own error is a few roundings of a hundredth.
    const bound = 10 * (0.1 * ROUNDING + 20 * ROUNDING * 1e-2);
    memory.floats(parameters, count).forEach((value, i) =>
      ok(Math.abs(value - reference.parameters[i]) <= bound)
    );
    memory.release(start);
  }
});
