/** Rotation as a matrix of three rows: x to the right, y up, z to the reader. */
export type Rotation = readonly [
  ...readonly [xx: number, xy: number, xz: number],
  ...readonly [yx: number, yy: number, yz: number],
  ...readonly [zx: number, zy: number, zz: number],
];

/** No rotation: x to the right, y up. */
export const UPRIGHT: Rotation = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** A first look from a little above and from the side, so that depth shows. */
export const FIRST_LOOK: Rotation = turn(UPRIGHT, {
  right: -0.5,
  down: 0.35,
  clockwise: 0,
});

/** Angles in radians by which the near side moves, as by a hand on a ball. */
export interface Turn {
  readonly right: number;
  readonly down: number;
  readonly clockwise: number;
}

/**
 * A rotation turned further about the screen's own axes. The result is made
 * orthonormal again, so that any number of turns leaves the cloud its shape.
 *
 * @example
 * ```ts
 * import { ok } from "node:assert/strict";
 * import { turn, UPRIGHT } from "./rotation.ts";
 *
 * // A quarter turn to the right brings what was near to the right.
 * const [, , xz] = turn(UPRIGHT, { right: Math.PI / 2, down: 0, clockwise: 0 });
 * ok(Math.abs(xz - 1) < 1e-12);
 * ```
 */
export function turn(
  rotation: Rotation,
  { right, down, clockwise }: Turn,
): Rotation {
  const [cr, sr] = [Math.cos(right), Math.sin(right)];
  const [cd, sd] = [Math.cos(down), Math.sin(down)];
  const [cc, sc] = [Math.cos(clockwise), Math.sin(clockwise)];
  const aboutY: Rotation = [cr, 0, sr, 0, 1, 0, -sr, 0, cr];
  const aboutX: Rotation = [1, 0, 0, 0, cd, -sd, 0, sd, cd];
  const aboutZ: Rotation = [cc, sc, 0, -sc, cc, 0, 0, 0, 1];
  return orthonormal(
    product(aboutZ, product(aboutX, product(aboutY, rotation))),
  );
}

function product(a: Rotation, b: Rotation): Rotation {
  return Array.from({ length: 9 }, (_, i) => {
    const row = 3 * Math.floor(i / 3);
    const column = i % 3;
    return a[row] * b[column] + a[row + 1] * b[3 + column] +
      a[row + 2] * b[6 + column];
  }) as unknown as Rotation;
}

/** Gram and Schmidt's way, of rows. */
function orthonormal(m: Rotation): Rotation {
  const unit = (v: readonly number[]) => {
    const length = Math.hypot(...v);
    return v.map((value) => value / length);
  };
  const x = unit(m.slice(0, 3));
  const along = x[0] * m[3] + x[1] * m[4] + x[2] * m[5];
  const y = unit([
    m[3] - along * x[0],
    m[4] - along * x[1],
    m[5] - along * x[2],
  ]);
  const z = [
    x[1] * y[2] - x[2] * y[1],
    x[2] * y[0] - x[0] * y[2],
    x[0] * y[1] - x[1] * y[0],
  ];
  return [...x, ...y, ...z] as unknown as Rotation;
}
