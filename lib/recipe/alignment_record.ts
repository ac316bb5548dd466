import { detectorMiddle } from "../align/detector_middle.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import type { RecipeOutcome } from "./recipe_outcome.ts";

/** Mean centre of mass over the scan and its deviation, in detector pixels from the first pixel. */
export function alignmentRecord(
  shifts: Float32Array,
  detector: ScanShape["detector"],
): RecipeOutcome["alignment"] {
  const positions = shifts.length / 2;
  const middle = detectorMiddle(detector);
  const axis = (offset: 0 | 1) => {
    let [mean, square] = [0, 0];
    for (let i = 0; i < positions; i++) {
      mean += shifts[2 * i + offset] / positions;
    }
    for (let i = 0; i < positions; i++) {
      square += (shifts[2 * i + offset] - mean) ** 2 / positions;
    }
    return { mean: mean + middle[offset], deviation: Math.sqrt(square) };
  };
  const [y, x] = [axis(0), axis(1)];
  return {
    meanCentre: [y.mean, x.mean],
    deviation: [y.deviation, x.deviation],
  };
}
