/** Which operand of a product a matrix is. */
export type ProductSide = "left" | "right";

/**
 * Where matrices start modulo 4 KiB, see `KernelMemory.place`. Left operands
 * are the layers' inputs and everything transposed for a product; right ones
 * are weights and gradients.
 */
export const sidePlace: Readonly<Record<ProductSide, number>> = {
  left: 0,
  right: 2048,
};
