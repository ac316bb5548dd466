import { deepEqual } from "node:assert/strict";
import { residualShifts } from "./residual_shifts.ts";

Deno.test("the residual is the root mean square length of what is left", () => {
  const { residualShifts: left, residual } = residualShifts(
    Float32Array.of(3, 4, 1, 1),
    Float32Array.of(0, 0, 1, 1),
  );
  deepEqual([...left], [3, 4, 0, 0]);
  deepEqual(residual, Math.sqrt(25 / 2));
});
