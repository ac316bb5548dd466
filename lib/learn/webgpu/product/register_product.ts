import type { ProductForm } from "./product_form.ts";

/**
 * Body of a product kernel whose threads read their operands themselves: a
 * function `multiply` that each thread calls once, with the number of its tile.
 */
export function registerProduct(
  form: ProductForm,
  { rows, bias }: {
    /** Rows of a thread's tile, a multiple of four. */
    readonly rows: number;
    /** Whether a row of tiles behind the last sums the right operand over the depth. */
    readonly bias: boolean;
  },
): string {
  const each = (count: number, line: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => line(i)).join("\n");
  const fours = rows / 4;
  const lanes = "xyzw";
  // Rows behind the last read the last one's numbers and are not stored.
  const clampedRows = each(
    rows,
    (i) =>
      `  let start${i} = min(row + ${i}u, sizes.x - 1u) * ((sizes.z + 3u) / 4u);`,
  );
  const loops: Record<ProductForm, string> = {
    "plain": `${clampedRows}
  for (var k = 0u; k < (sizes.z + 3u) / 4u; k++) {
${
      each(
        4,
        (j) =>
          `    let right${j} = right[(4u * k + ${j}u) * sizes.y + column];`,
      )
    }
${
      each(rows, (i) =>
        `    let left${i} = left[start${i} + k];
    sum${i} += left${i}.x * right0;
    sum${i} += left${i}.y * right1;
    sum${i} += left${i}.z * right2;
    sum${i} += left${i}.w * right3;`)
    }
  }`,
    "left-transposed": `  let stride = (sizes.x + 3u) / 4u;
${each(fours, (q) => `  let start${q} = min(row / 4u + ${q}u, stride - 1u);`)}
  for (var k = 0u; k < sizes.z; k++) {
    let value = right[k * sizes.y + column];
${each(fours, (q) => `    let left${q} = left[k * stride + start${q}];`)}
${
      each(
        rows,
        (i) =>
          `    sum${i} += left${Math.floor(i / 4)}.${lanes[i % 4]} * value;`,
      )
    }
  }`,
    "right-transposed": `${clampedRows}
${
      each(
        4,
        (j) =>
          `  let across${j} = (4u * column + ${j}u) * ((sizes.z + 3u) / 4u);`,
      )
    }
  for (var k = 0u; k < (sizes.z + 3u) / 4u; k++) {
${each(4, (j) => `    let right${j} = right[across${j} + k];`)}
${
      each(rows, (i) =>
        `    let left${i} = left[start${i} + k];
    sum${i} += vec4f(dot(left${i}, right0), dot(left${i}, right1), dot(left${i}, right2), dot(left${i}, right3));`)
    }
  }`,
  };
  return `
fn multiply(tile: u32) {
  let row = tile / sizes.y * ${rows}u;
  let column = tile % sizes.y;
  if (row >= sizes.x) {
${bias ? BIAS.replaceAll("ROWS", `${rows}u`) : ""}    return;
  }
${each(rows, (i) => `  var sum${i} = vec4f(0.0);`)}
${loops[form]}
${
    each(rows, (i) =>
      i === 0
        ? "  finish(row, column, sum0);"
        : `  if (row + ${i}u < sizes.x) {\n    finish(row + ${i}u, column, sum${i});\n  }`)
  }
}

@compute @workgroup_size(64)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let place = group.y * groups.x + group.x;
  multiply(place * 64u + thread);
`;
}

const BIAS = `    if (tile / sizes.y == (sizes.x + ROWS - 1u) / ROWS) {
      var sum = vec4f(0.0);
      for (var k = 0u; k < sizes.z; k++) {
        sum += right[k * sizes.y + column];
      }
      finish((sizes.x + 3u) / 4u * 4u, column, sum);
    }
`;
