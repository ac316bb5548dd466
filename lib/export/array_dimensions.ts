import { ARRAY_AXES } from "../report/array_axes.ts";
import type { Calibration } from "../scan/calibration.ts";
import type { ScanShape } from "../scan/scan_shape.ts";

/** An axis of an exported array: evenly spaced positions from 0 on. */
export interface ArrayDimension {
  /** "y", "x", "ky", "kx", or what the axis counts. */
  readonly name: string;
  /** Distance between neighbours, in `unit`. */
  readonly step: number;
  /** "nm", "1/Å", "degrees", "pixels", or "" for numbers of things. */
  readonly unit: string;
}

/** Axes beyond those of scan and detector, by array. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  r_theta: ["radius", "angle"],
  shifts: ["component"],
  residual_shifts: ["component"],
  features: ["position", "feature"],
  sample_patterns: ["sample_y", "sample_x", "sample_ky", "sample_kx"],
  sample_positions: ["sample_y", "sample_x", "component"],
  sample_scale: ["component"],
};

/**
 * What the axes of a run's array are, with their pixel sizes where the scan
 * states them.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { arrayDimensions } from "./array_dimensions.ts";
 *
 * const input = {
 *   shape: { scan: [8, 9], detector: [16, 16] },
 *   calibration: { scanStepNm: 17.6 },
 * } as const;
 * deepStrictEqual(arrayDimensions({ name: "shifts", shape: [8, 9, 2] }, input), [
 *   { name: "y", step: 17.6, unit: "nm" },
 *   { name: "x", step: 17.6, unit: "nm" },
 *   { name: "component", step: 1, unit: "" },
 * ]);
 * deepStrictEqual(arrayDimensions({ name: "sample_scale", shape: [2] }, input), [
 *   { name: "component", step: 1, unit: "" },
 * ]);
 * ```
 */
export function arrayDimensions(
  { name, shape }: {
    readonly name: string;
    readonly shape: readonly number[];
  },
  { shape: { scan, detector }, calibration }: {
    readonly shape: ScanShape;
    readonly calibration: Calibration;
  },
): ArrayDimension[] {
  const { scanStepNm, detectorPixelPerAngstrom } = calibration;
  const scanAxis = {
    step: scanStepNm ?? 1,
    unit: scanStepNm ? "nm" : "pixels",
  };
  const detectorAxis = {
    step: detectorPixelPerAngstrom ?? 1,
    unit: detectorPixelPerAngstrom ? "1/Å" : "pixels",
  };
  const begins = (sizes: readonly number[]) =>
    sizes.every((size, axis) => shape[axis] === size);
  const axes = Object.hasOwn(ARRAY_AXES, name)
    ? ARRAY_AXES[name]
    : begins(scan)
    ? ["ny", "nx"]
    : begins(detector)
    ? ["qy", "qx"]
    : [];
  const others = [...OTHERS[name] ?? []];
  return shape.map((size, i) => {
    const axis = axes[i];
    if (axis === "ny") return { name: "y", ...scanAxis };
    if (axis === "nx") return { name: "x", ...scanAxis };
    if (axis === "qy") return { name: "ky", ...detectorAxis };
    if (axis === "qx") return { name: "kx", ...detectorAxis };
    const other = others.shift() ?? (i === 0 ? "label" : "component");
    if (other === "radius") return { name: other, ...detectorAxis };
    if (other === "angle") {
      return { name: other, step: 360 / size, unit: "degrees" };
    }
    return { name: other, step: 1, unit: "" };
  });
}
