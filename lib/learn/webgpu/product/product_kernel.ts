import type { Kernel } from "../../../compute/kernel.ts";
import { epilogueText, type ProductEpilogue } from "./product_epilogue.ts";
import type { ProductForm } from "./product_form.ts";
import { type ProductTile, tileThreads } from "./product_tile.ts";
import { registerProduct } from "./register_product.ts";
import { splitProduct } from "./split_product.ts";
import { workgroupProduct } from "./workgroup_product.ts";

/** What kind of product. */
export interface ProductKernelOptions {
  /** Which operand is transposed. */
  readonly form: ProductForm;
  /** What is done with the sums. */
  readonly epilogue: ProductEpilogue;
  /** How threads divide the work. */
  readonly tile: ProductTile;
}

/** Sizes of one product. */
export interface ProductSizes {
  /** Rows of the result. */
  readonly rows: number;
  /** Numbers in a row of the result; stored are fours of them. */
  readonly columns: number;
  /** Products in each sum. */
  readonly depth: number;
}

/**
 * Kernel: a product of two matrices of any sizes, whose sums an epilogue
 * finishes. Every sum is taken in the order of the depth by one thread, or in
 * shares that are added in their order, so that results repeat to the bit.
 *
 * Buffers: left, right and result as `ProductForm` lays them out, a uniform
 * (`productSizes`), then those of the epilogue. Rows are padded by zeros to
 * fours of numbers; so are the columns of a right operand, up to the next four
 * rows. Workgroups: `productWorkgroups`.
 */
export function productKernel(
  { form, epilogue, tile }: ProductKernelOptions,
): Kernel {
  const { bindings, declarations } = epilogueText(epilogue, 4);
  const bias = epilogue === "Adam";
  const threads = tileThreads(tile);
  const body = tile.kind === "register"
    ? registerProduct(form, { rows: tile.rows, bias })
    : tile.kind === "split"
    ? splitProduct(form, { tile, bias })
    : workgroupProduct(form, { tile, bias });
  return {
    name: `product (${form}, ${epilogue}, ${tile.kind})`,
    bindings: ["read", "read", "read-write", "uniform", ...bindings],
    wgsl: `
@group(0) @binding(0) var<storage, read> left: array<vec4f>;
@group(0) @binding(1) var<storage, read> right: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> result: array<vec4f>;
// Rows, fours of columns, depth.
@group(0) @binding(3) var<uniform> sizes: vec4u;
${declarations}
${
      epilogue === "bias, error"
        ? `var<workgroup> thread_squares: array<f32, ${threads}>;`
        : ""
    }
${body}${epilogue === "bias, error" ? addSquares(threads) : ""}}
`,
  };
}

/** The uniform of a product of these sizes. */
export function productSizes(
  { rows, columns, depth }: ProductSizes,
): Uint32Array<ArrayBuffer> {
  return Uint32Array.of(rows, Math.ceil(columns / 4), depth, 0);
}

/** Workgroups of a product of these sizes. */
export function productWorkgroups(
  { rows, columns }: ProductSizes,
  { epilogue, tile }: Omit<ProductKernelOptions, "form">,
): [x: number, y: number] {
  const fours = Math.ceil(columns / 4);
  const lines = Math.ceil(rows / tile.rows) + (epilogue === "Adam" ? 1 : 0);
  if (tile.kind !== "register") {
    return [Math.ceil(4 * fours / tile.columns), lines];
  }
  const groups = Math.ceil(lines * fours / tileThreads(tile));
  const y = Math.ceil(groups / MOST_WORKGROUPS);
  return [Math.ceil(groups / y), y];
}

/** Workgroups along an axis that every adapter allows. */
const MOST_WORKGROUPS = 65535;

/** Adds the threads' squares up, in their order. */
function addSquares(threads: number): string {
  return `  thread_squares[thread] = squares;
  workgroupBarrier();
  for (var half = ${threads / 2}u; half > 0u; half /= 2u) {
    if (thread < half) {
      thread_squares[thread] += thread_squares[thread + half];
    }
    workgroupBarrier();
  }
  if (thread == 0u) {
    sums[step.index * groups.x * groups.y + place] = thread_squares[0];
  }
`;
}
