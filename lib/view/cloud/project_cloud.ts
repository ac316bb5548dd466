import type { Rotation } from "./rotation.ts";

/** How a cloud is looked at. */
export interface Look {
  readonly rotation: Rotation;
  /** 1 shows all of a cloud; greater numbers come closer. */
  readonly zoom: number;
  /** Point in the middle of the picture, about which the cloud turns. */
  readonly pivot: readonly [x: number, y: number, z: number];
}

/** Sizes of the picture in its pixels. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** Share of the shorter side that a cloud's radius of 1 takes at zoom 1. */
const FILL = 0.44;
/** How much larger what is one radius nearer looks, less 1. */
const PERSPECTIVE = 0.22;

/**
 * Where a point comes to lie: right and down in the picture's pixels, and near,
 * -1 to 1 within a radius of 1 of the pivot.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { projectPoint } from "./project_cloud.ts";
 * import { UPRIGHT } from "./rotation.ts";
 *
 * const look = { rotation: UPRIGHT, zoom: 1, pivot: [0, 0, 0] } as const;
 * const { right, down } = projectPoint([0.5, 0, 0], look, { width: 200, height: 100 });
 * strictEqual(right, 122);
 * strictEqual(down, 50);
 * ```
 */
export function projectPoint(
  point: readonly [x: number, y: number, z: number],
  { rotation: m, zoom, pivot }: Look,
  { width, height }: FrameSize,
): { readonly right: number; readonly down: number; readonly near: number } {
  const x = point[0] - pivot[0];
  const y = point[1] - pivot[1];
  const z = point[2] - pivot[2];
  const near = m[6] * x + m[7] * y + m[8] * z;
  const scale = FILL * Math.min(width, height) * zoom *
    (1 + PERSPECTIVE * near);
  return {
    right: width / 2 + scale * (m[0] * x + m[1] * y + m[2] * z),
    down: height / 2 - scale * (m[3] * x + m[4] * y + m[5] * z),
    near,
  };
}
