import { biasSums } from "./bias_sums.ts";
import type { ProductForm } from "./product_form.ts";
import { type ProductTile, tileThreads } from "./product_tile.ts";

/**
 * Body of a product kernel whose threads share out the depth of each sum: thread
 * s of n takes every n-th part of it from the s-th on. All barriers stand in
 * control flow that is the same for the whole workgroup.
 */
export function splitProduct(
  form: ProductForm,
  { tile, bias }: {
    /** How the threads divide the product. */
    readonly tile: ProductTile & { readonly kind: "split" };
    /** Whether a row of workgroups behind the last sums the right operand over the depth. */
    readonly bias: boolean;
  },
): string {
  const { rows, columns, slices } = tile;
  const threads = tileThreads(tile);
  const fours = columns / 4;
  const sums = rows * fours;
  // What is behind the last row or column reads the last one's numbers.
  const shares: Record<ProductForm, string> = {
    "plain": `  let stride = (sizes.z + 3u) / 4u;
  for (var k = slice; k < stride; k += ${slices}u) {
    let values = left[source_row * stride + k];
    let start = 4u * k * sizes.y + source_column;
    sum += values.x * right[start];
    sum += values.y * right[start + sizes.y];
    sum += values.z * right[start + 2u * sizes.y];
    sum += values.w * right[start + 3u * sizes.y];
  }`,
    "left-transposed": `  let stride = (sizes.x + 3u) / 4u;
  for (var k = slice; k < sizes.z; k += ${slices}u) {
    let values = left[k * stride + source_row / 4u];
    sum += values[source_row % 4u] * right[k * sizes.y + source_column];
  }`,
    "right-transposed": `  let stride = (sizes.z + 3u) / 4u;
  let across = 4u * source_column * stride;
  for (var k = slice; k < stride; k += ${slices}u) {
    let values = left[source_row * stride + k];
    sum += vec4f(
      dot(values, right[across + k]),
      dot(values, right[across + stride + k]),
      dot(values, right[across + 2u * stride + k]),
      dot(values, right[across + 3u * stride + k]),
    );
  }`,
  };
  return `
var<workgroup> shares: array<vec4f, ${threads}>;
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
  }  let slice = thread / ${sums}u;
  let row = group.y * ${rows}u + thread % ${sums}u / ${fours}u;
  let column = group.x * ${fours}u + thread % ${fours}u;
  let source_row = min(row, sizes.x - 1u);
  let source_column = min(column, sizes.y - 1u);
  var sum = vec4f(0.0);
${shares[form]}
  shares[thread] = sum;
  workgroupBarrier();
  if (slice == 0u && row < sizes.x && column < sizes.y) {
    for (var other = 1u; other < ${slices}u; other++) {
      sum += shares[other * ${sums}u + thread];
    }
    finish(row, column, sum);
  }
`;
}
