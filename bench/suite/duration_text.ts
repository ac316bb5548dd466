/** A duration in three figures: "12.3 µs", "4.56 ms", "78.9 s". */
export function durationText(seconds: number): string {
  const [value, unit] = seconds < 1e-3
    ? [seconds * 1e6, "µs"]
    : seconds < 1
    ? [seconds * 1e3, "ms"]
    : [seconds, "s"];
  return `${figuresText(value)} ${unit}`;
}

/** Three figures without an exponent. */
export function figuresText(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value.toFixed(value >= 10 ? 1 : 2);
}
