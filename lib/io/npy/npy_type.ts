import type { ElementType } from "../element/element_type.ts";

/** A NumPy type string taken apart. */
export interface NpyType {
  /** Type of a value. */
  readonly type: ElementType;
  /** Whether values lie with their highest byte first. */
  readonly bigEndian: boolean;
}

const kinds: Readonly<Record<string, string>> = {
  i: "int",
  u: "uint",
  f: "float",
};

const known: ReadonlySet<string> = new Set([
  "i1",
  "u1",
  "i2",
  "u2",
  "f2",
  "i4",
  "u4",
  "f4",
  "i8",
  "u8",
  "f8",
]);

/**
 * Takes a NumPy type string apart; `undefined` where it is not an integer or
 * float that scans are made of.
 *
 * @example
 * ```ts
 * import { deepEqual, equal } from "node:assert/strict";
 * import { npyType } from "./npy_type.ts";
 *
 * deepEqual(npyType(">u2"), { type: "uint16", bigEndian: true });
 * equal(npyType("<c8"), undefined);
 * ```
 */
export function npyType(descr: string): NpyType | undefined {
  const [, order, code] = /^([<>|=]?)([a-z]\d+)$/.exec(descr) ?? [];
  if (code === undefined || !known.has(code)) return undefined;
  return {
    type: `${kinds[code[0]]}${Number(code.slice(1)) * 8}` as ElementType,
    bigEndian: order === ">",
  };
}
