import type { Kernel } from "../compute/kernel.ts";

/** Rows and columns of the result that one workgroup makes. */
export const PRODUCT_TILE = 64;

/** Sizes of the product. */
export interface ProductKernelOptions {
  /** Features: the length of each dot product. */
  readonly features: number;
  /** Numbers in a row of the result. */
  readonly stride: number;
}

/**
 * Kernel: dot products of some rows with others, `result[i][offset + j] =
 * left[i] . right[j]`. Buffers: left [row][feature], right [row][feature],
 * result, and a uniform (left rows, right rows, offset, 0). Workgroups
 * (right rows / 64, left rows / 64).
 */
export function productKernel(
  { features, stride }: ProductKernelOptions,
): Kernel {
  // 256 threads make a tile of 64 x 64, each 4 x 4 of it, from panels of 16
  // features in workgroup memory; a row of 17 keeps its banks apart.
  const panel = (name: string, rows: string) => `
    for (var i = thread; i < 1024u; i += 256u) {
      let row = i / 16u;
      let feature = start + i % 16u;
      var value = 0.0;
      if (${name}Row + row < ${rows} && feature < ${features}u) {
        value = ${name}[(${name}Row + row) * ${features}u + feature];
      }
      ${name}Panel[row * 17u + i % 16u] = value;
    }`;
  const range = [0, 1, 2, 3];
  return {
    name: "product",
    bindings: ["read", "read", "read-write", "uniform"],
    wgsl: `
@group(0) @binding(0) var<storage, read> left: array<f32>;
@group(0) @binding(1) var<storage, read> right: array<f32>;
@group(0) @binding(2) var<storage, read_write> result: array<f32>;
@group(0) @binding(3) var<uniform> sizes: vec4u;
var<workgroup> leftPanel: array<f32, 1088>;
var<workgroup> rightPanel: array<f32, 1088>;

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let leftRow = group.y * ${PRODUCT_TILE}u;
  let rightRow = group.x * ${PRODUCT_TILE}u;
  let down = thread / 16u;
  let across = thread % 16u;
${range.map((i) => `  var sum${i} = vec4f(0.0);`).join("\n")}
  for (var start = 0u; start < ${features}u; start += 16u) {${
      panel("left", "sizes.x")
    }${panel("right", "sizes.y")}
    workgroupBarrier();
    for (var feature = 0u; feature < 16u; feature++) {
      let b = vec4f(${
      range.map((j) => `rightPanel[(across + ${16 * j}u) * 17u + feature]`)
        .join(", ")
    });
${
      range.map((i) =>
        `      sum${i} += leftPanel[(down + ${16 * i}u) * 17u + feature] * b;`
      ).join("\n")
    }
    }
    workgroupBarrier();
  }
${
      range.map((i) =>
        range.map((j) => `
  if (leftRow + down + ${16 * i}u < sizes.x && rightRow + across + ${
          16 * j
        }u < sizes.y) {
    result[(leftRow + down + ${
          16 * i
        }u) * ${stride}u + sizes.z + rightRow + across + ${
          16 * j
        }u] = sum${i}[${j}];
  }`).join("")
      ).join("")
    }
}
`,
  };
}
