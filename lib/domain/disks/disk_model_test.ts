import { ok } from "node:assert/strict";
import { ringPixels } from "../../features/ring_pixels.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { DISK_QUANTITIES, diskModel } from "./disk_model.ts";

const SIZE = 62;
const detector = [SIZE, SIZE] as const;
const pixels = ringPixels(detector, {
  centre: [31, 31],
  inner: 12,
  outer: 28.5,
});

interface Drawn {
  /** Symmetric and antisymmetric deformation of the disks' places. */
  readonly scale?: number;
  readonly rotation?: number;
  readonly shear?: readonly [cos: number, sin: number];
  readonly background?: number;
  readonly offset?: readonly [y: number, x: number];
  /** Intensity of each {11-20} disk. */
  readonly second?: readonly number[];
  readonly first?: readonly number[];
}

const FIRST = [300, 200, 300, 200, 300, 200];
const SECOND = [400, 400, 400, 400, 400, 400];
const DIRECTION = 15;
const RADIUS = 14.7;

/** A pattern straight from the definition, disks 1 px wide. */
function draw(
  {
    scale = 0,
    rotation = 0,
    shear = [0, 0],
    background = 1,
    offset = [0, 0],
    first = FIRST,
    second = SECOND,
  }: Drawn = {},
): Float32Array {
  const pattern = new Float32Array(SIZE * SIZE);
  const turn = rotation * Math.PI / 180;
  const disks = [...first, ...second].map((intensity, i) => {
    const inner = i < 6;
    const angle = (DIRECTION + (inner ? 0 : 30) + 60 * i) * Math.PI / 180;
    const radius = inner ? RADIUS : Math.sqrt(3) * RADIUS;
    const [x, y] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    return {
      x: x + scale * x + shear[0] * x + shear[1] * y - turn * y,
      y: y + scale * y - shear[0] * y + shear[1] * x + turn * x,
      intensity,
    };
  });
  for (let pixel = 0; pixel < pattern.length; pixel++) {
    const x = pixel % SIZE - 31 - offset[1];
    const y = 31 - Math.floor(pixel / SIZE) + offset[0];
    let value = background * 120 * Math.exp(-Math.hypot(x, y) / 15);
    for (const disk of disks) {
      const square = (x - disk.x) ** 2 + (y - disk.y) ** 2;
      value += disk.intensity * Math.exp(-square / 2) / (2 * Math.PI);
    }
    pattern[pixel] = value;
  }
  return pattern;
}

const model = diskModel(draw(), {
  detector,
  pixels,
  // As a first fit would leave it.
  lattice: { firstRing: RADIUS + 0.2, rotation: DIRECTION - 0.5 },
});

function read(pattern: Float32Array) {
  return Object.fromEntries(DISK_QUANTITIES.map((name, quantity) => {
    let sum = 0;
    pixels.forEach((pixel, i) =>
      sum += model.weights[quantity * pixels.length + i] * pattern[pixel]
    );
    return [name, sum];
  })) as Record<typeof DISK_QUANTITIES[number], number>;
}

function near(value: number, wanted: number, tolerance: number, what: string) {
  ok(Math.abs(value - wanted) < tolerance, `${what}: ${value}, not ${wanted}`);
}

Deno.test("the fit finds the disks that were drawn", () => {
  // What remains is the background, linear between knots where it was curved.
  near(model.firstRing, RADIUS, 0.002, "radius");
  near(model.rotation, DIRECTION, 0.01, "rotation");
  near(model.sigma, 1, 0.01, "width");
  const own = read(draw());
  near(own.first, 250, 2, "first ring");
  near(own.second, 400, 2, "second ring");
  near(own.contrast, 50, 0.5, "triples");
  for (
    const name of [
      "scale",
      "rotation",
      "shearCos",
      "shearSin",
      "rippleCos",
      "rippleSin",
    ] as const
  ) near(own[name], 0, 1e-3, name);
});

Deno.test("each deformation is read as itself alone", () => {
  // Second order in the displacement: (0.3 % of 25 px over 1 px)^2 and below.
  const cases = [
    ["scale", { scale: 0.003 }, 0.003],
    ["rotation", { rotation: 0.2 }, 0.2],
    ["shearCos", { shear: [0.003, 0] }, 0.003],
    ["shearSin", { shear: [0, 0.003] }, 0.003],
  ] as const;
  for (const [name, drawn, wanted] of cases) {
    const found = read(draw(drawn));
    near(found[name], wanted, 0.02 * wanted, name);
    for (const [other] of cases) {
      if (other === name) continue;
      const unit = other === "rotation" ? 180 / Math.PI : 1;
      near(found[other], 0, 2e-4 * unit, `${other} of ${name}`);
    }
  }
});

Deno.test("a ripple's axis is that of the strong pair, twice turned", () => {
  // The second of six {11-20} disks and its opposite, at 15 + 30 + 60 degrees.
  const second = [300, 400, 300, 300, 400, 300];
  const { rippleCos, rippleSin, second: mean } = read(draw({ second }));
  near(mean, 2000 / 6, 2, "mean");
  const axis = Math.atan2(rippleSin, rippleCos) / 2 * 180 / Math.PI;
  near((axis + 180) % 180, 105, 0.5, "axis");
  // Over the model's own mean: (2 x 400 - 4 x 300 / 2) / 2400.
  near(Math.hypot(rippleCos, rippleSin), 200 / 2400, 1e-3, "strength");
});

Deno.test("thickness and displacement of the support are read as nothing", () => {
  const own = read(draw());
  for (
    const drawn of [{ background: 1.1 }, { offset: [0.03, -0.05] }] as const
  ) {
    const found = read(draw(drawn));
    for (const name of DISK_QUANTITIES) {
      // A thicker support by a tenth is 1,000 electrons on the disks' pixels.
      const tolerance = name === "rotation"
        ? 0.01
        : Math.max(2e-4, 0.005 * Math.abs(own[name]));
      near(found[name], own[name], tolerance, name);
    }
  }
});

Deno.test("the reading is as precise as counting noise allows", () => {
  // Rotation moves a disk of N electrons by r, whose place is known to
  // sigma / sqrt(N) at best: 0.05 degrees over twelve disks. Its background
  // makes it less, the linear fit must not make it far worse.
  const random = new RandomStream(3, "disk noise");
  const clean = draw();
  const found = Array.from(
    { length: 200 },
    () => read(clean.map((v) => v + Math.sqrt(v) * random.normal())).rotation,
  );
  const deviation = Math.sqrt(
    found.reduce((sum, value) => sum + value * value, 0) / found.length,
  );
  const information = [
    ...FIRST.map((n) => n * RADIUS ** 2),
    ...SECOND.map((n) => n * 3 * RADIUS ** 2),
  ].reduce((sum, value) => sum + value, 0);
  const bound = 180 / Math.PI / Math.sqrt(information);
  ok(deviation > 0.8 * bound, `${deviation} below the bound ${bound}`);
  ok(deviation < 2 * bound, `${deviation}, bound without background ${bound}`);
});
