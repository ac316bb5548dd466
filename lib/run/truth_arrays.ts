import type { NamedArray } from "../recipe/recipe_outcome.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import type { ScanTruth } from "../scan/scan_truth.ts";

/** The truth of a synthetic scan as arrays of the run folder. */
export function truthArrays(
  truth: ScanTruth,
  residualShifts: Float32Array,
  scan: ScanShape["scan"],
): NamedArray[] {
  const map = (
    name: string,
    data: NamedArray["data"],
    about: string,
  ): NamedArray => ({ name, data, shape: scan, about });
  const legend = truth.subdomainNames.map((name, label) => `${label} = ${name}`)
    .join(", ");
  return [
    map(
      "truth_material",
      truth.material,
      "true material of each position: 0 = support, 1 = WS2, 2 = WSe2",
    ),
    map(
      "truth_subdomain",
      truth.subdomain,
      `true sub-domain of each position: ${legend}`,
    ),
    map(
      "truth_rotation",
      truth.rotation,
      "true lattice rotation, degrees counter-clockwise",
    ),
    map(
      "truth_strain",
      truth.strain,
      "true lattice strain, fraction of the material's own lattice",
    ),
    map("truth_tilt", truth.tilt, "true tilt of the sheet, degrees"),
    {
      name: "residual_shifts",
      data: residualShifts,
      shape: [...scan, 2],
      about:
        "what alignment left of each pattern's displacement [dy, dx], pixels",
    },
  ];
}
