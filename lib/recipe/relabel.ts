/**
 * A label map with other labels: `labels[old]` is the new one; labels beyond
 * its end become 0.
 */
export function relabel(
  map: Int8Array,
  labels: readonly number[],
): Int8Array<ArrayBuffer> {
  return new Int8Array(map.map((old) => labels[old] ?? 0));
}
