/**
 * Names by label that an array's description lists, as in
 * "true sub-domain of each position: 0 = support, 1 = WS2, flat, 2 = WSe2".
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { legendNames } from "./legend_names.ts";
 *
 * deepStrictEqual(
 *   [...legendNames("labels: 0 = support, 1 = WS2, flat, 2 = WSe2")],
 *   [[0, "support"], [1, "WS2, flat"], [2, "WSe2"]],
 * );
 * ```
 */
export function legendNames(about: string): ReadonlyMap<number, string> {
  const found = about.matchAll(/(?<!\d)(\d+) = (.+?)(?=, \d+ = |$)/g);
  return new Map([...found].map(([, label, name]) => [Number(label), name]));
}
