import { RandomStream } from "../../../random/random_stream.ts";
import type { ProductForm } from "../product/product_form.ts";
import type { ProductSizes } from "../product/product_kernel.ts";
import { type PaddedMatrix, paddedMatrix } from "./padded_matrix.ts";

/** One product: operands, and each sum with the sum of its terms' magnitudes. */
export interface ProductCase {
  readonly sizes: ProductSizes;
  readonly left: PaddedMatrix;
  readonly right: PaddedMatrix;
  sum(row: number, column: number): { exact: number; magnitude: number };
}

/** Random operands between -1 and 1, and a bias behind the right one. */
export function productCase(
  form: ProductForm,
  sizes: ProductSizes,
): ProductCase {
  const { rows, columns, depth } = sizes;
  const stream = new RandomStream(rows + 7 * columns + 31 * depth, form);
  const draw = () => 2 * stream.uniform() - 1;
  const left = form === "left-transposed"
    ? paddedMatrix([depth, rows], draw)
    : paddedMatrix([rows, depth], draw);
  // The row behind the last four of rows is a bias: never part of the sums.
  const right = form === "right-transposed"
    ? paddedMatrix([columns, depth], draw, 1)
    : paddedMatrix([depth, columns], draw, 1);
  // Behind the last row of a smaller batch lies what an earlier one left.
  if (form === "left-transposed") {
    for (const { values, stride } of [left, right]) {
      values.fill(1000, depth * stride);
    }
  }
  return {
    sizes,
    left,
    right,
    sum(row, column) {
      let [exact, magnitude] = [0, 0];
      for (let k = 0; k < depth; k++) {
        const a = form === "left-transposed"
          ? left.at(k, row)
          : left.at(row, k);
        const b = form === "right-transposed"
          ? right.at(column, k)
          : right.at(k, column);
        exact += a * b;
        magnitude += Math.abs(a * b);
      }
      return { exact, magnitude };
    },
  };
}
