import type { NetworkShape } from "../network/network_shape.ts";
import type { ProductForm } from "./product/product_form.ts";
import type { ProductSizes } from "./product/product_kernel.ts";

/** One kind of product that a training step makes. */
export interface TrainingProduct {
  /** Which operand is transposed. */
  readonly form: ProductForm;
  /** Its sizes. */
  readonly sizes: ProductSizes;
}

/** The products of a training step of `rows` positions, those of equal sizes once. */
export function trainingProducts(
  { layers }: NetworkShape,
  rows: number,
): TrainingProduct[] {
  const products = layers.flatMap(({ inputs, outputs }, layer) => [
    {
      form: "plain" as const,
      sizes: { rows, columns: outputs, depth: inputs },
    },
    {
      form: "left-transposed" as const,
      sizes: { rows: inputs, columns: outputs, depth: rows },
    },
    // The gradient at the features themselves is not needed.
    ...(layer === 0 ? [] : [{
      form: "right-transposed" as const,
      sizes: { rows, columns: inputs, depth: outputs },
    }]),
  ]);
  const byName = new Map(
    products.map((product) => [JSON.stringify(product), product]),
  );
  return [...byName.values()];
}
