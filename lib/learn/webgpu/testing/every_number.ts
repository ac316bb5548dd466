import type { ProductSizes } from "../product/product_kernel.ts";

/** The place of every number of a product's result, row by row. */
export function* everyNumber({ rows, columns }: ProductSizes) {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) yield { row, column };
  }
}
