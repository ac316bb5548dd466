import { RandomStream } from "../random/random_stream.ts";

/**
 * For tests: a pattern of twelve disks on a fading background, drawn from the
 * definition of the lattice.
 */
export function drawLatticePattern(
  {
    size = 124,
    first = 29.5,
    rotation = 15,
    sigma = 2,
    offset = [0, 0],
    crest = 1,
    noise = 0,
  },
) {
  const random = new RandomStream(5, "lattice");
  const pattern = new Float32Array(size * size);
  const middle = Math.floor(size / 2);
  const disks: [x: number, y: number, height: number][] = [];
  for (let i = 0; i < 6; i++) {
    const a = (rotation + 60 * i) * Math.PI / 180;
    const b = (rotation + 30 + 60 * i) * Math.PI / 180;
    disks.push([first * Math.cos(a), first * Math.sin(a), i % 2 ? 8 : 13]);
    disks.push([
      Math.sqrt(3) * first * Math.cos(b),
      Math.sqrt(3) * first * Math.sin(b),
      i % 3 === 0 ? 15 : 15 * crest,
    ]);
  }
  for (let pixel = 0; pixel < size * size; pixel++) {
    const x = pixel % size - middle - offset[1];
    const y = middle + offset[0] - Math.floor(pixel / size);
    let value = 40 * Math.exp(-Math.hypot(x, y) / (0.3 * size)) +
      noise * random.normal();
    for (const [dx, dy, height] of disks) {
      value += height *
        Math.exp(-((x - dx) ** 2 + (y - dy) ** 2) / (2 * sigma * sigma));
    }
    pattern[pixel] = value;
  }
  return pattern;
}
