import type { MadeUpEvidence } from "./made_up_evidence.ts";

/** For tests: replaces the values of an array, one by one. */
export function changeMap(
  { arrays }: MadeUpEvidence,
  name: string,
  { value }: { readonly value: (old: number, index: number) => number },
): void {
  const array = arrays.get(name);
  if (array === undefined) throw new Error(`Cannot change ${name}: no array`);
  arrays.set(name, {
    shape: array.shape,
    data: Float64Array.from(array.data, value),
  });
}
