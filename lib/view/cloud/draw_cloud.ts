import { type FrameSize, type Look, projectPoint } from "./project_cloud.ts";

/** What to draw of a cloud. */
export interface CloudDrawing {
  /** x, y, z of each point. */
  readonly points: Float32Array;
  /** Red, green and blue of each point, 0 to 255. */
  readonly colours: Uint8Array;
  /** Whether each point stands out (1) or back (0); undefined where all are alike. */
  readonly prominent?: Uint8Array | undefined;
  /** Radius of a point in the picture's pixels. */
  readonly radius: number;
}

/** A picture of a cloud. */
export interface CloudFrame extends FrameSize {
  /** Red, green, blue and opacity of each pixel. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Point that each pixel shows; -1 for none. */
  readonly shown: Int32Array<ArrayBuffer>;
}

/** Opacity of the farthest and of the nearest points. */
const FAR = 0.4;
/** Opacity of points that stand back. */
const BACK = 0.1;

/**
 * Draws every point as a small disc, nearer ones over farther ones and more
 * opaque; those that stand back lie faint behind all others.
 */
export function drawCloud(
  { points, colours, prominent, radius }: CloudDrawing,
  look: Look,
  size: FrameSize,
): CloudFrame {
  const { width, height } = size;
  const pixels = new Uint8ClampedArray(4 * width * height);
  const shown = new Int32Array(width * height).fill(-1);
  const depth = new Float32Array(width * height).fill(-Infinity);
  const disc = discOffsets(radius);
  for (let i = 0; i < points.length / 3; i++) {
    const { right, down, near } = projectPoint(
      [points[3 * i], points[3 * i + 1], points[3 * i + 2]],
      look,
      size,
    );
    const stands = prominent === undefined || prominent[i] === 1;
    // Any that stand out are before all that stand back.
    const order = stands ? near + 1e3 : near;
    const opacity = 255 *
      (stands
        ? FAR + (1 - FAR) * Math.min(1, Math.max(0, (near + 1) / 2))
        : BACK);
    const column = Math.floor(right);
    const row = Math.floor(down);
    for (const [dy, dx] of disc) {
      const y = row + dy;
      const x = column + dx;
      if (x < 0 || x >= width || y < 0 || y >= height) continue;
      const pixel = y * width + x;
      if (depth[pixel] > order) continue;
      depth[pixel] = order;
      shown[pixel] = i;
      pixels[4 * pixel] = colours[3 * i];
      pixels[4 * pixel + 1] = colours[3 * i + 1];
      pixels[4 * pixel + 2] = colours[3 * i + 2];
      pixels[4 * pixel + 3] = opacity;
    }
  }
  return { width, height, pixels, shown };
}

/** Pixels of a disc about its middle. */
function discOffsets(radius: number): [dy: number, dx: number][] {
  const reach = Math.floor(radius);
  const side = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  return side.flatMap((dy) =>
    side.filter((dx) => dy * dy + dx * dx <= radius * radius)
      .map((dx): [number, number] => [dy, dx])
  );
}

/** The point that a picture shows nearest to a pixel, within a radius; -1 for none. */
export function pickPoint(
  { width, height, shown }: Pick<CloudFrame, "width" | "height" | "shown">,
  { x, y, radius }: {
    readonly x: number;
    readonly y: number;
    readonly radius: number;
  },
): number {
  let best = -1;
  let least = radius * radius;
  const top = Math.max(0, Math.floor(y - radius));
  const left = Math.max(0, Math.floor(x - radius));
  for (let row = top; row <= Math.min(height - 1, y + radius); row++) {
    for (
      let column = left;
      column <= Math.min(width - 1, x + radius);
      column++
    ) {
      const distance = (row + 0.5 - y) ** 2 + (column + 0.5 - x) ** 2;
      if (shown[row * width + column] < 0 || distance > least) continue;
      least = distance;
      best = shown[row * width + column];
    }
  }
  return best;
}

/** Radius of a point, CSS pixels, by how many there are. */
export function pointRadius(points: number): number {
  return points <= 1000
    ? 2.8
    : points <= 5000
    ? 2.3
    : points <= 2e4
    ? 1.6
    : 1.1;
}
