/** A number with four significant digits, whole ones as they are; "nothing" where it is missing or not finite. */
export function plainNumber(value: number | null | undefined): string {
  if (typeof value !== "number" || !Number.isFinite(value)) return "nothing";
  return String(
    Number.isInteger(value) ? value : Number(value.toPrecision(4)),
  );
}
