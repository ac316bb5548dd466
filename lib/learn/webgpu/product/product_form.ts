/**
 * Which operand of a product is stored transposed. Matrices are row by row,
 * their rows filled up with zeros to a multiple of four numbers:
 *
 * - "plain": left [row][depth], right [depth][column]
 * - "left-transposed": left [depth][row], right [depth][column]
 * - "right-transposed": left [row][depth], right [column][depth]
 *
 * A layer's output, its weights' gradient and its input's gradient, in turn.
 */
export type ProductForm = "plain" | "left-transposed" | "right-transposed";
