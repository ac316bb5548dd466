import type { NpyData } from "../../io/npy_data.ts";

/** An outcome as a text and arrays beside it. */
export interface PackedOutcome {
  /**
   * JSON of the outcome. An array is `{"$array": name}`, a number that JSON has
   * no form for `{"$number": "NaN"}`.
   */
  readonly text: string;
  /** The arrays by name, for example "measurement.shifts". */
  readonly arrays: ReadonlyMap<string, NpyData>;
}

/**
 * Parts an outcome of objects, lists, numbers, texts and typed arrays into JSON
 * and arrays, so that `unpackOutcome` gives the same again, to the bit. What is
 * undefined is left out; an array that occurs twice is kept once.
 *
 * @throws {TypeError} where the outcome holds anything else
 *
 * @example
 * ```ts
 * import { deepEqual, equal } from "node:assert/strict";
 * import { packOutcome } from "./pack_outcome.ts";
 *
 * const { text, arrays } = packOutcome({ k: 2, labels: Int8Array.of(0, 1) });
 * equal(text, '{"k":2,"labels":{"$array":"labels"}}');
 * deepEqual(arrays.get("labels"), Int8Array.of(0, 1));
 * ```
 */
export function packOutcome(value: unknown): PackedOutcome {
  const arrays = new Map<string, NpyData>();
  const names = new Map<NpyData, string>();
  const pack = (value: unknown, path: readonly string[]): unknown => {
    if (typeof value === "number") {
      if (Number.isFinite(value) && !Object.is(value, -0)) return value;
      return { $number: Object.is(value, -0) ? "-0" : String(value) };
    }
    if (
      value === null || typeof value === "string" || typeof value === "boolean"
    ) return value;
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
      const data = value as NpyData;
      const name = names.get(data) ?? freeName(path, arrays);
      names.set(data, name);
      arrays.set(name, data);
      return { $array: name };
    }
    if (Array.isArray(value)) {
      return value.map((item, i) => pack(item, [...path, String(i)]));
    }
    if (
      typeof value === "object" &&
      Object.getPrototypeOf(value) === Object.prototype
    ) {
      return Object.fromEntries(
        Object.entries(value).filter(([, item]) => item !== undefined)
          .map(([key, item]) => [key, pack(item, [...path, key])]),
      );
    }
    throw new TypeError(
      `Cannot keep ${
        path.join(".") || "an outcome"
      } as it must be made of plain objects, lists, numbers, texts and typed arrays: current type is ${
        Object.prototype.toString.call(value).slice(8, -1)
      }`,
    );
  };
  return { text: JSON.stringify(pack(value, [])), arrays };
}

/** A name that is a file's on every system. */
function freeName(
  path: readonly string[],
  taken: ReadonlyMap<string, unknown>,
): string {
  const name = path.join(".").replaceAll(/[^\w.-]/g, "_") || "values";
  let free = name;
  for (let i = 2; taken.has(free); i++) free = `${name}-${i}`;
  return free;
}
