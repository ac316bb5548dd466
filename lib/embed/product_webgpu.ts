import type { Kernel } from "../compute/kernel.ts";

/** Left rows that one thread works on. */
export const PRODUCT_ROWS = 8;
/** Right rows that one workgroup works on: 64 threads, four each. */
export const PRODUCT_COLUMNS = 256;

/** Sizes of the product. */
export interface ProductKernelOptions {
  /** Features: the length of each dot product. */
  readonly features: number;
  /** Numbers in a row of the result, a multiple of 4. */
  readonly stride: number;
}

/**
 * Kernel: dot products of some rows with others, `result[i][offset + j] =
 * left[i] . right[j]`. Buffers: left [row][feature], rows a multiple of 8;
 * right transposed, [feature][row], rows a multiple of 4; result; and a uniform
 * (left rows, right rows / 4, offset / 4, 0). Workgroups (right rows / 256,
 * left rows / 8).
 */
export function productKernel(
  { features, stride }: ProductKernelOptions,
): Kernel {
  // A thread owns 8 x 4 sums in registers; the lanes of a group read the same
  // left values and neighbouring right ones. No workgroup memory: barriers cost
  // software adapters more than the caches save.
  const rows = Array.from({ length: PRODUCT_ROWS }, (_, i) => i);
  return {
    name: "product",
    bindings: ["read", "read", "read-write", "uniform"],
    wgsl: `
@group(0) @binding(0) var<storage, read> left: array<f32>;
@group(0) @binding(1) var<storage, read> right: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> result: array<vec4f>;
@group(0) @binding(3) var<uniform> sizes: vec4u;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= sizes.y) {
    return;
  }
  let row = id.y * ${PRODUCT_ROWS}u;
${rows.map((i) => `  var sum${i} = vec4f(0.0);`).join("\n")}
  for (var feature = 0u; feature < ${features}u; feature++) {
    let values = right[feature * sizes.y + id.x];
${
      rows.map((i) =>
        `    sum${i} += left[(row + ${i}u) * ${features}u + feature] * values;`
      ).join("\n")
    }
  }
${
      rows.map((i) =>
        `  if (row + ${i}u < sizes.x) {\n    result[(row + ${i}u) * ${
          stride / 4
        }u + sizes.z + id.x] = sum${i};\n  }`
      ).join("\n")
    }
}
`,
  };
}
