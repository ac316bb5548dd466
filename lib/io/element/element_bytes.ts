import type { ElementType } from "./element_type.ts";

/**
 * Bytes that one stored value takes.
 *
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { elementBytes } from "./element_bytes.ts";
 *
 * equal(elementBytes("uint16"), 2);
 * equal(elementBytes("float64"), 8);
 * ```
 */
export function elementBytes(type: ElementType): number {
  return Number(/\d+$/.exec(type)![0]) / 8;
}
