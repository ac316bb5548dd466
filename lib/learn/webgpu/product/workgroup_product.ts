import { biasSums } from "./bias_sums.ts";
import type { ProductForm } from "./product_form.ts";
import { type ProductTile, tileThreads } from "./product_tile.ts";

/**
 * Body of a product kernel whose workgroups share slices of both operands in
 * workgroup memory. While a slice is multiplied, the next one is on its way in
 * registers. All barriers stand in control flow that is the same for the whole
 * workgroup.
 */
export function workgroupProduct(
  form: ProductForm,
  { tile, bias }: {
    /** How the threads divide the product. */
    readonly tile: ProductTile & { readonly kind: "workgroup" };
    /** Whether a row of workgroups behind the last sums the right operand over the depth. */
    readonly bias: boolean;
  },
): string {
  const { rows, columns, threadRows, threadColumns, depth } = tile;
  const threads = tileThreads(tile);
  const across = columns / threadColumns;
  const down = rows / threadRows;
  const [leftFours, rightFours] = [rows / 4, columns / 4];
  const [leftStride, rightStride] = [leftFours + 1, rightFours + 1];
  const [rowFours, columnFours] = [threadRows / 4, threadColumns / 4];
  // What is fetched at once are blocks of 4 x 4 numbers, turned where needed.
  const leftBlocks = leftFours * depth / 4;
  const rightBlocks = rightFours * depth / 4;
  const fetches = Math.ceil((leftBlocks + rightBlocks) / threads);
  const complete = fetches * threads === leftBlocks + rightBlocks;
  const each = (count: number, line: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => line(i)).join("\n");
  const lanes = "xyzw";

  // Neighbouring threads read neighbouring numbers: along the depth where an
  // operand's rows run along it, else along its rows.
  const block = (fours: number, alongDepth: boolean) =>
    alongDepth
      ? `let four = block / ${depth / 4}u;
    let k = block % ${depth / 4}u * 4u;`
      : `let four = block % ${fours}u;
    let k = block / ${fours}u * 4u;`;
  const fetch = (side: "left" | "right") => {
    const left = side === "left";
    const alongDepth = left
      ? form !== "left-transposed"
      : form === "right-transposed";
    // Where the tile starts, and how far the operand reaches, in fours or rows.
    const start = left ? `group.y * ${leftFours}u` : `group.x * ${rightFours}u`;
    const outer = left ? "sizes.x" : "4u * sizes.y";
    const body = alongDepth
      ? `let row = (${start} + four) * 4u;
    let behind = (slice + k) / 4u;
    let stride = (sizes.z + 3u) / 4u;
    if (behind < stride) {
${
        each(
          4,
          (i) =>
            `      if (row + ${i}u < ${outer}) { rows[${i}] = ${side}[(row + ${i}u) * stride + behind]; }`,
        )
      }
    }
    return transpose(rows);`
      : `let column = ${start} + four;
    let stride = ${left ? "(sizes.x + 3u) / 4u" : "sizes.y"};
    if (column < stride) {
${
        each(4, (i) =>
          `      if (slice + k + ${i}u < sizes.z) { rows[${i}] = ${side}[(slice + k + ${i}u) * stride + column]; }`)
      }
    }
    return rows;`;
    return `
fn fetch_${side}(block: u32, slice: u32, group: vec3u) -> mat4x4f {
    var rows = mat4x4f();
    ${block(left ? leftFours : rightFours, alongDepth)}
    ${body}
}
fn keep_${side}(block: u32, values: mat4x4f) {
    ${block(left ? leftFours : rightFours, alongDepth)}
${
      each(4, (j) =>
        `    ${side}_slice[(k + ${j}u) * ${
          left ? leftStride : rightStride
        }u + four] = values[${j}];`)
    }
}`;
  };
  const place = (index: number) =>
    index === 0 ? "thread" : `thread + ${index * threads}u`;
  const inRange = (index: number, what: string) =>
    complete || index < fetches - 1
      ? what
      : `if (${place(index)} < ${leftBlocks + rightBlocks}u) { ${what} }`;
  const sums = (line: (row: number, column: number) => string) =>
    each(threadRows, (row) => each(columnFours, (column) => line(row, column)));

  return `
var<workgroup> left_slice: array<vec4f, ${depth * leftStride}>;
var<workgroup> right_slice: array<vec4f, ${depth * rightStride}>;
${fetch("left")}
${fetch("right")}
fn fetch(block: u32, slice: u32, group: vec3u) -> mat4x4f {
  if (block < ${leftBlocks}u) {
    return fetch_left(block, slice, group);
  }
  return fetch_right(block - ${leftBlocks}u, slice, group);
}
fn keep(block: u32, values: mat4x4f) {
  if (block < ${leftBlocks}u) {
    keep_left(block, values);
  } else {
    keep_right(block - ${leftBlocks}u, values);
  }
}
${bias ? biasSums({ threads, columns }) : ""}
@compute @workgroup_size(${threads})
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let place = group.y * groups.x + group.x;
${
    bias
      ? `  if (group.y == (sizes.x + ${rows - 1}u) / ${rows}u) {
    bias_sums(group, thread);
    return;
  }
`
      : ""
  }  let across = thread % ${across}u;
  let down = thread / ${across}u;
${sums((row, column) => `  var sum${row}_${column} = vec4f(0.0);`)}
${each(fetches, (i) => `  var next${i} = mat4x4f();`)}
  // Workgroups that lie behind the last row have nothing to multiply.
  let depth = select(sizes.z, 0u, group.y * ${rows}u >= sizes.x);
${
    each(fetches, (i) =>
      `  ${inRange(i, `next${i} = fetch(${place(i)}, 0u, group);`)}`)
  }
  for (var slice = 0u; slice < depth; slice += ${depth}u) {
    workgroupBarrier();
${each(fetches, (i) => `    ${inRange(i, `keep(${place(i)}, next${i});`)}`)}
    workgroupBarrier();
${
    each(fetches, (i) =>
      `    ${
        inRange(i, `next${i} = fetch(${place(i)}, slice + ${depth}u, group);`)
      }`)
  }
    for (var k = 0u; k < ${depth}u; k++) {
${
    each(rowFours, (q) =>
      `      let left${q} = left_slice[k * ${leftStride}u + ${
        q * down
      }u + down];`)
  }
${
    each(columnFours, (p) =>
      `      let right${p} = right_slice[k * ${rightStride}u + ${
        p * across
      }u + across];`)
  }
${
    sums((row, column) =>
      `      sum${row}_${column} += left${Math.floor(row / 4)}.${
        lanes[row % 4]
      } * right${column};`
    )
  }
    }
  }
${
    sums((row, column) => {
      const at = `group.y * ${rows}u + 4u * (${
        Math.floor(row / 4) * down
      }u + down) + ${row % 4}u`;
      const four = `group.x * ${rightFours}u + ${column * across}u + across`;
      return `  if (${at} < sizes.x && ${four} < sizes.y) {
    finish(${at}, ${four}, sum${row}_${column});
  }`;
    })
  }
`;
}
