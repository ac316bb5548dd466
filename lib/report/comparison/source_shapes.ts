import type { DotShape } from "../chart/dots.ts";

const SHAPES: readonly DotShape[] = ["circle", "square", "diamond", "triangle"];

/**
 * A shape of points for each source of compared figures, in the order of
 * their first mention.
 */
export function sourceShapes(
  sources: Iterable<string>,
): ReadonlyMap<string, DotShape> {
  const shapes = new Map<string, DotShape>();
  for (const source of sources) {
    if (!shapes.has(source)) {
      shapes.set(source, SHAPES[shapes.size % SHAPES.length]);
    }
  }
  return shapes;
}
