import { RandomStream } from "../../random/random_stream.ts";

/** Sizes of a made-up junction. */
export interface MadeUpJunctionOptions {
  /** Scan rows and columns. */
  readonly scan: number;
  /** Detector rows and columns. */
  readonly detector: number;
  /** Seed of the noise. */
  readonly seed: number;
}

/** Maps and patterns of a junction that nobody measured. */
export interface MadeUpJunction {
  /** 0 support, 1 WS2, 2 WSe2, by scan position. */
  readonly material: Int8Array;
  /** 0 support, 1 to 3 WS2, 4 to 7 WSe2, by scan position. */
  readonly domain: Int8Array;
  /** Names of the domains by label. */
  readonly names: readonly string[];
  /** Mean pattern of each domain by label. */
  readonly patterns: readonly Float64Array[];
}

/** Rotation in degrees, ripple direction in degrees, by domain. */
const DOMAINS = [
  { name: "support", rotation: 0 },
  { name: "WS2, flat", rotation: 0 },
  { name: "WS2, +0.35 deg", rotation: 0.35 },
  { name: "WS2, -0.35 deg", rotation: -0.35 },
  { name: "WSe2, flat", rotation: 0 },
  { name: "WSe2, ripple along 30 deg", rotation: 0, ripple: 30 },
  { name: "WSe2, ripple along 90 deg", rotation: 0, ripple: 90 },
  { name: "WSe2, ripple along 150 deg", rotation: 0, ripple: 150 },
];

/**
 * A triangle of one material with a ring of another and a core of the first,
 * in rough proportion to the published flake. It exists so that tests have
 * something to draw: nothing about it is a measurement or a simulation.
 */
export function madeUpJunction(options: MadeUpJunctionOptions): MadeUpJunction {
  const { scan, detector, seed } = options;
  const material = new Int8Array(scan * scan);
  const domain = new Int8Array(scan * scan);
  const random = new RandomStream(seed, "holes");
  const holes = Array.from({ length: 12 }, () => [
    80 + 100 * random.uniform(),
    90 + 90 * random.uniform(),
    0.8 + 1.2 * random.uniform(),
  ]);
  for (let i = 0; i < scan * scan; i++) {
    // The published flake lies in 256 × 256 positions.
    const y = (Math.floor(i / scan) + 0.5) * 256 / scan;
    const x = (i % scan + 0.5) * 256 / scan;
    const outer = x > -0.518 * y + 131.5 && x < 0.6 * y + 123.6 && y > 35 &&
      y < 202 && !(y > 178 && (x < 52 + (y - 178) || x > 218 - (y - 178)));
    const inner = x > -0.552 * y + 176.8 && x < 0.615 * y + 79.8 && y > 84 &&
      y < 168;
    const core = Math.hypot(y - 139.7, x - 132.1) < 10.9;
    const hole = holes.some(([holeY, holeX, radius]) =>
      Math.hypot(y - holeY, x - holeX) < radius
    );
    if (!outer || hole) continue;
    material[i] = inner && !core ? 2 : 1;
    const angle = Math.atan2(139.7 - y, x - 132.1) * 180 / Math.PI;
    if (material[i] === 2) {
      const third = Math.floor(((angle + 360 + 30) % 360) / 120);
      domain[i] = y < 108 ? 4 : 5 + third;
    } else {
      const lobe = Math.floor(((angle + 360) % 360) / 60);
      domain[i] = core || Math.hypot(y - 130, x - 132) > 92 ? 1 : 2 + lobe % 2;
    }
  }
  const patterns = DOMAINS.map((_, label) => pattern(label, detector));
  return { material, domain, names: DOMAINS.map(({ name }) => name), patterns };
}

function pattern(label: number, detector: number): Float64Array {
  const zoom = detector / 124;
  const { rotation, ripple } = DOMAINS[label];
  const rings = label === 0
    ? []
    : label < 4
    ? [{ radius: 29.54, start: 15, counts: 250 }, {
      radius: 51.16,
      start: 45,
      counts: 376,
    }]
    : [{ radius: 28.69, start: 15, counts: 290 }, {
      radius: 49.65,
      start: 45,
      counts: 440,
    }];
  const disks = rings.flatMap(({ radius, start, counts }, ring) =>
    Array.from({ length: 6 }, (_, i) => {
      const angle = start + 60 * i + rotation;
      const along = ripple === undefined
        ? 1
        : Math.abs(Math.cos((angle - ripple) * Math.PI / 180));
      const split = ring === 0 ? (i % 2 === 0 ? 1.27 : 0.73) : 1;
      return {
        x: radius * (1 - (ripple === undefined ? 0 : 0.01 * along)) *
          Math.cos(angle * Math.PI / 180),
        y: -radius * (1 - (ripple === undefined ? 0 : 0.01 * along)) *
          Math.sin(angle * Math.PI / 180),
        counts: counts * split *
          (ripple === undefined ? 1 : 0.65 + 0.35 * along),
      };
    })
  );
  const values = new Float64Array(detector * detector);
  for (let i = 0; i < values.length; i++) {
    const y = (Math.floor(i / detector) - (detector - 1) / 2) / zoom;
    const x = (i % detector - (detector - 1) / 2) / zoom;
    const r = Math.hypot(x, y);
    let value = 8 + 260 * Math.exp(-r / 12) +
      9e4 * Math.exp(-r * r / (2 * 3.4 * 3.4)) +
      14 * Math.exp(-((r - 18.5) ** 2) / 20);
    for (const disk of disks) {
      value += disk.counts / (2 * Math.PI * 4) *
        Math.exp(-((x - disk.x) ** 2 + (y - disk.y) ** 2) / (2 * 4));
    }
    values[i] = value;
  }
  return values;
}
