import type { ViewData } from "./view_data.ts";

/** Rows and columns that a key moves by. */
const STEPS: Readonly<
  Record<string, readonly [rows: number, columns: number]>
> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/**
 * The position that a key leads to from another; undefined for keys that lead
 * nowhere. With `far`, as by the shift key, arrows lead ten positions on.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { stepPosition } from "./scan_places.ts";
 *
 * strictEqual(stepPosition([3, 4], 5, { key: "ArrowDown", far: false }), 9);
 * strictEqual(stepPosition([3, 4], 5, { key: "ArrowLeft", far: true }), 4);
 * strictEqual(stepPosition([3, 4], 5, { key: "a", far: false }), undefined);
 * ```
 */
export function stepPosition(
  [rows, columns]: ViewData["scan"],
  position: number,
  { key, far }: { readonly key: string; readonly far: boolean },
): number | undefined {
  const step = Object.hasOwn(STEPS, key) ? STEPS[key] : undefined;
  if (step === undefined) return undefined;
  const times = far && key.startsWith("Arrow") ? 10 : 1;
  const move = (from: number, by: number, length: number) =>
    Math.min(length - 1, Math.max(0, from + times * by));
  const row = move(Math.floor(position / columns), step[0], rows);
  const column = move(position % columns, step[1], columns);
  return row * columns + column;
}

/** The position at a share of a map's height and width; the nearest beyond its border. */
export function positionAt(
  [rows, columns]: ViewData["scan"],
  [down, right]: readonly [down: number, right: number],
): number {
  const at = (share: number, length: number) =>
    Math.min(length - 1, Math.max(0, Math.floor(share * length)));
  return at(down, rows) * columns + at(right, columns);
}

/** Index of the place nearest to a position; the first of several. */
export function nearestPlace(
  [, columns]: ViewData["scan"],
  places: ArrayLike<number>,
  position: number,
): number {
  const row = Math.floor(position / columns);
  const column = position % columns;
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < places.length; i++) {
    const distance = (Math.floor(places[i] / columns) - row) ** 2 +
      (places[i] % columns - column) ** 2;
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}
