import { equal, ok } from "node:assert/strict";
import { testOnGpu } from "../../../compute/test_on_gpu.ts";
import { networkSettings } from "../../network/network_settings.ts";
import { networkShape } from "../../network/network_shape.ts";
import { everyNumber } from "../testing/every_number.ts";
import { productCase } from "../testing/product_case.ts";
import { productError } from "../testing/product_error.ts";
import { runProduct } from "../testing/run_product.ts";
import { trainingProducts } from "../training_products.ts";
import { chooseTile } from "./choose_tile.ts";
import type { ProductSizes } from "./product_kernel.ts";
import { productTiles } from "./product_tiles.ts";

/** Rounding of one number in single precision, relative. */
const ROUNDING = 2 ** -24;

/** One of everything, odd, prime, and larger than every tile in each direction. */
const SIZES: readonly ProductSizes[] = [
  { rows: 1, columns: 1, depth: 1 },
  { rows: 3, columns: 5, depth: 2 },
  { rows: 17, columns: 8, depth: 67 },
  { rows: 37, columns: 131, depth: 19 },
  { rows: 149, columns: 10, depth: 33 },
];

for (
  const form of ["plain", "left-transposed", "right-transposed"] as const
) {
  testOnGpu(`products are those of float64, ${form}`, async (gpu) => {
    for (const sizes of SIZES) {
      const one = productCase(form, sizes);
      for (const tile of productTiles) {
        const found = await runProduct(gpu, one, {
          form,
          epilogue: "none",
          tile,
        });
        for (const { row, column } of everyNumber(sizes)) {
          const { exact, magnitude } = one.sum(row, column);
          // Sums of `depth` rounded products in any order of the additions.
          const bound = (sizes.depth + 1) * ROUNDING * magnitude;
          const error = Math.abs(found.at(row, column) - exact);
          ok(
            error <= bound,
            `${JSON.stringify({ tile, sizes, row, column, error, bound })}`,
          );
        }
        for (let row = 0; row < sizes.rows; row++) {
          for (let column = sizes.columns; column < found.stride; column++) {
            equal(found.at(row, column), 0, "padding must stay zero");
          }
        }
      }
    }
  });
}

testOnGpu("products of the published trainings are right", async (gpu) => {
  const settings = networkSettings({ kind: "ae", hiddenLayers: 1, seed: 0 });
  const products = trainingProducts(networkShape(2086, settings), 256);
  ok(products.length === 11);
  for (const { form, sizes } of products) {
    for (const software of [true, false]) {
      const { mostThreads, workgroupMemory } = gpu;
      const limits = { software, mostThreads, workgroupMemory };
      const tile = chooseTile(limits, sizes);
      const error = await productError(gpu, { form, sizes, tile });
      ok(error <= 1, `${JSON.stringify({ form, sizes, tile })}: ${error}`);
    }
  }
});
