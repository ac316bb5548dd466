import type { MembershipGraph } from "../fuzzy/membership_graph.ts";

/**
 * Vertices of each connected component, ascending; components in the order of
 * their first vertex.
 */
export function connectedComponents(
  { starts, targets }: Pick<MembershipGraph, "starts" | "targets">,
): Uint32Array[] {
  const vertices = starts.length - 1;
  const seen = new Uint8Array(vertices);
  const queue = new Uint32Array(vertices);
  const components: Uint32Array[] = [];
  let end = 0;
  for (let first = 0; first < vertices; first++) {
    if (seen[first]) continue;
    const start = end;
    seen[first] = 1;
    queue[end++] = first;
    for (let at = start; at < end; at++) {
      for (let edge = starts[queue[at]]; edge < starts[queue[at] + 1]; edge++) {
        const other = targets[edge];
        if (seen[other]) continue;
        seen[other] = 1;
        queue[end++] = other;
      }
    }
    components.push(queue.slice(start, end).sort());
  }
  return components;
}
