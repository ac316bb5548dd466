/**
 * A number that, added to a value and taken away again in double precision,
 * leaves the value rounded to a multiple of a power of two. Sums and
 * differences of up to `count` such multiples of values up to `largest` are
 * exact: they come out the same in any order, whoever adds them. The rounding
 * is that of the last bits of such a sum; values whose exponents are near each
 * other it leaves as they are.
 */
export function sumRounder(largest: number, count: number): number {
  if (largest === 0) return 0;
  const exponent = Math.ceil(Math.log2(largest) + Math.log2(count + 2)) + 1;
  // The last bit of numbers from 2^exponent to 2^(exponent + 1) - 1 stands for
  // 2^(exponent - 52), and no sum of multiples of that reaches 2^exponent.
  return 1.5 * 2 ** exponent;
}
