/** At most `count` of the whole numbers below `total`, evenly spread. */
export function evenSample(
  total: number,
  count: number,
): Uint32Array<ArrayBuffer> {
  const length = Math.min(total, count);
  return Uint32Array.from(
    { length },
    (_, i) => Math.floor((i + 0.5) * total / length),
  );
}
