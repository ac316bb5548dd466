import type { ScanShape } from "../../scan/scan_shape.ts";
import type { VirtualDetector } from "./virtual_detector.ts";

/** The two shapes of virtual detectors. */
export type DetectorKind = "disc" | "annulus";

/** What a press on the detector takes hold of. */
export type DetectorGrip = "centre" | "inner" | "outer" | "new";

/** Inner radius of a new annulus, as a share of its outer one. */
const INNER_SHARE = 0.6;
/** Smallest outer radius, and smallest width of an annulus, in pixels. */
const LEAST = 0.5;

/**
 * A virtual detector that the server and the page can both compute: its centre
 * on the detector, its radii in order, all in steps of a hundredth of a pixel.
 */
export function fitDetector(
  { centre, inner, outer }: VirtualDetector,
  detector: ScanShape["detector"],
): VirtualDetector {
  const most = Math.ceil(Math.hypot(...detector));
  const within = (value: number, least: number, most: number) =>
    Number.isFinite(value)
      ? Math.round(100 * Math.min(most, Math.max(least, value))) / 100
      : least;
  const radius = within(outer, LEAST, most);
  return {
    centre: [
      within(centre[0], 0, detector[0] - 1),
      within(centre[1], 0, detector[1] - 1),
    ],
    inner: within(inner, 0, Math.max(0, radius - LEAST)),
    outer: radius,
  };
}

/** The same detector as a disc or an annulus. */
export function changeKind(
  detector: VirtualDetector,
  kind: DetectorKind,
): VirtualDetector {
  if (kind === "disc") return { ...detector, inner: 0 };
  return detector.inner > 0
    ? detector
    : { ...detector, inner: INNER_SHARE * detector.outer };
}

/** What lies under a point: a circle where one is near, the middle, or nothing. */
export function gripAt(
  { centre, inner, outer }: VirtualDetector,
  [y, x]: readonly [y: number, x: number],
  reach: number,
): DetectorGrip {
  const radius = Math.hypot(y - centre[0], x - centre[1]);
  const [toOuter, toInner] = [
    Math.abs(radius - outer),
    Math.abs(radius - inner),
  ];
  if (inner > 0 && toInner <= reach && toInner < toOuter) return "inner";
  if (toOuter <= reach) return "outer";
  return radius < (inner > 0 ? inner : outer) ? "centre" : "new";
}

/** A drag from one point to another, in detector pixels. */
export interface DetectorDrag {
  /** What was taken hold of. */
  readonly grip: DetectorGrip;
  /** Where. */
  readonly from: readonly [y: number, x: number];
  /** Where it is now. */
  readonly to: readonly [y: number, x: number];
  /** Shape of a new detector. */
  readonly kind: DetectorKind;
}

/** The detector after a drag that began when it was `detector`. */
export function dragDetector(
  detector: VirtualDetector,
  { grip, from, to, kind }: DetectorDrag,
): VirtualDetector {
  const { centre } = detector;
  const radius = (of: readonly [number, number]) =>
    Math.hypot(to[0] - of[0], to[1] - of[1]);
  switch (grip) {
    case "centre":
      return {
        ...detector,
        centre: [centre[0] + to[0] - from[0], centre[1] + to[1] - from[1]],
      };
    case "inner":
      return { ...detector, inner: radius(centre) };
    case "outer":
      return { ...detector, outer: radius(centre) };
    case "new": {
      const outer = radius(from);
      const inner = kind === "disc" ? 0 : INNER_SHARE * outer;
      return { centre: from, inner, outer };
    }
  }
}

/** The detector after a key, or undefined where the key means nothing to it. */
export function keyDetector(
  detector: VirtualDetector,
  key: string,
  step: number,
): VirtualDetector | undefined {
  const { centre: [y, x], inner, outer } = detector;
  const moves: Readonly<Record<string, Partial<VirtualDetector>>> = {
    ArrowUp: { centre: [y - step, x] },
    ArrowDown: { centre: [y + step, x] },
    ArrowLeft: { centre: [y, x - step] },
    ArrowRight: { centre: [y, x + step] },
    "+": { outer: outer + step },
    "=": { outer: outer + step },
    "-": { outer: outer - step },
    "_": { outer: outer - step },
    "]": { inner: inner + step },
    "}": { inner: inner + step },
    "[": { inner: inner - step },
    "{": { inner: inner - step },
  };
  return Object.hasOwn(moves, key) ? { ...detector, ...moves[key] } : undefined;
}
