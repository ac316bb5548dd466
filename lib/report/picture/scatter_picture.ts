import type { Colour } from "../colour/colour.ts";
import { encodePng } from "./encode_png.ts";
import type { Picture } from "./picture.ts";

/** Points of a scatter plot and how to draw them. */
export interface ScatterPictureOptions {
  /** Horizontal coordinate of each point. */
  readonly x: ArrayLike<number>;
  /** Vertical coordinate of each point, upwards. */
  readonly y: ArrayLike<number>;
  /** Group of each point, 0 to the number of colours - 1; others are left out. */
  readonly group: ArrayLike<number>;
  /** Colours of the groups. */
  readonly colours: readonly Colour[];
  /** Coordinates at the left and right border. */
  readonly xDomain: readonly [number, number];
  /** Coordinates at the lower and upper border. */
  readonly yDomain: readonly [number, number];
  /** Width and height in picture pixels. */
  readonly side: number;
}

/** How to draw each of at most so many points. */
const DRAWING = [
  { most: 1000, radius: 2.3, shades: [0.9, 1] },
  { most: 5000, radius: 1.5, shades: [0.75, 0.9, 1] },
  { most: 30000, radius: 1, shades: [0.6, 0.75, 0.9, 1] },
  { most: Infinity, radius: 0.8, shades: [0.55, 0.7, 0.82, 0.92, 1] },
];

/**
 * Draws any number of points as a square picture. Where points of several
 * groups fall together the most frequent group has the pixel, so the order of
 * the points decides nothing; the more points, the more opaque. With few
 * points each is drawn larger.
 */
export function scatterPicture(options: ScatterPictureOptions): Picture {
  const { x, y, group, colours, xDomain, yDomain, side } = options;
  const groups = colours.length;
  // A palette has 255 places beside the transparent one.
  const drawing = DRAWING.find(({ most }) => x.length <= most) ?? DRAWING[0];
  // From a single point to a crowd, as opacities.
  const shades = drawing.shades.slice(-Math.max(1, Math.floor(255 / groups)));
  const counts = new Uint32Array(side * side * groups);
  const totals = new Uint32Array(side * side);
  const offsets = disc(drawing.radius);
  let notFinite = 0;
  for (let i = 0; i < x.length; i++) {
    const which = group[i];
    if (!(which >= 0 && which < groups)) continue;
    const column = (x[i] - xDomain[0]) / (xDomain[1] - xDomain[0]) * side;
    const row = (yDomain[1] - y[i]) / (yDomain[1] - yDomain[0]) * side;
    if (!Number.isFinite(column) || !Number.isFinite(row)) {
      notFinite++;
      continue;
    }
    for (const [dy, dx] of offsets) {
      const py = Math.floor(row) + dy;
      const px = Math.floor(column) + dx;
      if (py < 0 || py >= side || px < 0 || px >= side) continue;
      counts[(py * side + px) * groups + which]++;
      totals[py * side + px]++;
    }
  }
  const indices = new Uint8Array(side * side);
  for (let pixel = 0; pixel < indices.length; pixel++) {
    if (totals[pixel] === 0) continue;
    let best = 0;
    for (let which = 1; which < groups; which++) {
      if (counts[pixel * groups + which] > counts[pixel * groups + best]) {
        best = which;
      }
    }
    const shade = Math.min(
      shades.length - 1,
      Math.floor(Math.log2(totals[pixel])),
    );
    indices[pixel] = 1 + shade * groups + best;
  }
  // Ordered by shade, since PNG wants the opaque colours last.
  const palette = [
    { colour: [0, 0, 0] as Colour, opacity: 0 },
    ...shades.flatMap((opacity) =>
      colours.map((colour) => ({ colour, opacity }))
    ),
  ];
  const uri = encodePng({ width: side, height: side, indices, palette });
  return { uri, width: side, height: side, reduction: 1, notFinite };
}

function disc(radius: number): readonly (readonly [number, number])[] {
  const offsets: (readonly [number, number])[] = [];
  const reach = Math.floor(radius);
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      if (dy * dy + dx * dx <= radius * radius) offsets.push([dy, dx]);
    }
  }
  return offsets;
}
