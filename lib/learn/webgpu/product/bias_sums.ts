/**
 * A function `bias_sums` that sums the right operand over the depth for a
 * workgroup's columns: threads take every n-th row, the first ones add up what
 * they found.
 */
export function biasSums(
  { threads, columns }: {
    /** Threads of the workgroup. */
    readonly threads: number;
    /** Columns of the workgroup, a multiple of four. */
    readonly columns: number;
  },
): string {
  const fours = columns / 4;
  const lines = Math.floor(threads / fours);
  return `
var<workgroup> line_sums: array<vec4f, ${lines * fours}>;
fn bias_sums(group: vec3u, thread: u32) {
  let column = group.x * ${fours}u + thread % ${fours}u;
  if (thread < ${lines * fours}u) {
    var sum = vec4f(0.0);
    if (column < sizes.y) {
      for (var k = thread / ${fours}u; k < sizes.z; k += ${lines}u) {
        sum += right[k * sizes.y + column];
      }
    }
    line_sums[thread] = sum;
  }
  workgroupBarrier();
  if (thread < ${fours}u && column < sizes.y) {
    var sum = vec4f(0.0);
    for (var line = 0u; line < ${lines}u; line++) {
      sum += line_sums[line * ${fours}u + thread];
    }
    finish((sizes.x + 3u) / 4u * 4u, column, sum);
  }
}
`;
}
