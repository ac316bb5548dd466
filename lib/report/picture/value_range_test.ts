import { deepStrictEqual } from "node:assert/strict";
import { valueRange } from "./value_range.ts";

const thousand = Float32Array.from({ length: 1000 }, (_, i) => i);

Deno.test("valueRange leaves the given share beyond each end", () => {
  deepStrictEqual(valueRange([thousand], { beyond: 0.01 }), {
    low: 10,
    high: 989,
    below: true,
    above: true,
  });
  deepStrictEqual(valueRange([thousand], { beyond: 0 }), {
    low: 0,
    high: 999,
    below: false,
    above: false,
  });
});

Deno.test("valueRange skips what is not finite, masked or not positive", () => {
  const values = [NaN, Infinity, -Infinity, 0, -4, 2, 6];
  deepStrictEqual(valueRange([values]), {
    low: -4,
    high: 6,
    below: false,
    above: false,
  });
  deepStrictEqual(valueRange([values], { positive: true }).low, 2);
  deepStrictEqual(valueRange([[0, 0, 5, 6]], { withoutZeros: true }).low, 5);
});

Deno.test("valueRange is symmetric about zero on demand", () => {
  deepStrictEqual(valueRange([[-1, 0.5], [3]], { symmetric: true }), {
    low: -3,
    high: 3,
    below: false,
    above: false,
  });
  const mostlyZero = Float32Array.from({ length: 1000 }, (_, i) => i ? 0 : -2);
  deepStrictEqual(valueRange([mostlyZero], { symmetric: true }), {
    low: -2,
    high: 2,
    below: false,
    above: false,
  });
});

Deno.test("valueRange has an extent even where the values have none", () => {
  const plain = { below: false, above: false };
  deepStrictEqual(valueRange([]), { low: 0, high: 1, ...plain });
  deepStrictEqual(valueRange([[NaN]], { symmetric: true }), {
    low: -1,
    high: 1,
    ...plain,
  });
  deepStrictEqual(valueRange([[4, 4]]), { low: 2, high: 6, ...plain });
  deepStrictEqual(valueRange([[0, 0]]), { low: -0.5, high: 0.5, ...plain });
  deepStrictEqual(valueRange([[0]], { symmetric: true }), {
    low: -1,
    high: 1,
    ...plain,
  });
});
