import type { RunResult } from "../../run/run_result.ts";

/**
 * Centre of the feature annulus in detector pixels [y, x], where pixel 0
 * reaches from -0.5 to 0.5. The published code puts it between the pixels, at
 * half the detector less half a pixel; the reading "one centre for all" takes
 * the middle pixel.
 */
export function annulusCentre(
  result: Pick<RunResult, "input" | "readings">,
): readonly [y: number, x: number] {
  const [rows, columns] = result.input.shape.detector;
  return result.readings.centres === "one"
    ? [Math.floor(rows / 2), Math.floor(columns / 2)]
    : [rows / 2 - 0.5, columns / 2 - 0.5];
}
