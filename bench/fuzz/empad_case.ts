import type { RandomStream } from "../../lib/random/random_stream.ts";
import type { FuzzAnswer, FuzzCase } from "./fuzz_case.ts";
import { mutateBlindly } from "./mutate_bytes.ts";
import { decoded } from "./npy_case.ts";

/** Bytes of a frame: 130 rows of 128 float32, the first 128 of them the image. */
const FRAME = 130 * 128 * 4;

/** What an instrument writes beside the frames, made to harm whoever reads it. */
const SIDECARS = [
  `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${
    Array.from(
      { length: 9 },
      (_, i) =>
        `<!ENTITY ${"bcdefghij"[i]} "${`&${"abcdefghi"[i]};`.repeat(10)}">`,
    ).join("")
  }]><root>&j;</root>`,
  `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><root><scan_resolution_x>&x;</scan_resolution_x></root>`,
  `<root><pix_x>99999999999</pix_x><pix_y>-1</pix_y></root>`,
];

/** Names that state a size. */
const NAMES = [
  "scan_x0_y0.raw",
  "scan_x99999999999999999999_y1.raw",
  "scan_x4294967296_y4294967296.raw",
  "scan_x1_y1.raw",
  "scan_x2_y2.raw",
  "scan_x4_y1.RAW",
  "scan_x-2_y-2.raw",
  "scan_x1e3_y2.raw",
  "x2_y2_x9_y9.raw",
];

/** Sizes that a caller may state. */
const SCANS: readonly (readonly [number, number])[] = [
  [1, 4],
  [2, 2],
  [-2, -2],
  [0, 0],
  [NaN, NaN],
  [0.5, 8],
  [1e9, 1e9],
  [Infinity, 0],
];

/** A case of EMPAD: frames with changed bytes, of another length, or whose name or sidecar lies. */
export function empadCase(seed: number, random: RandomStream): FuzzCase {
  const frames = [1, 2, 4][random.integer(3)];
  const honest = new Uint8Array(frames * FRAME);
  const words = new Uint32Array(honest.buffer);
  for (let i = 0; i < words.length; i++) words[i] = random.nextUint32();
  const square = Number.isInteger(Math.sqrt(frames));
  const common = {
    seed,
    format: "EMPAD",
    base: `${frames} frames`,
    name: "scan.raw",
    options: {},
  } as const;
  const made = (fault: string, bytes: Uint8Array<ArrayBuffer>) => ({
    ...common,
    fault,
    bytes,
    values: (answer: FuzzAnswer) => empadValues(bytes, answer),
  });
  switch (random.integer(6)) {
    case 0:
      return {
        ...made("as made", honest),
        must: square ? "answer" : "refuse",
      };
    case 1: {
      const name = NAMES[random.integer(NAMES.length)];
      return { ...made("a name that lies", honest), name };
    }
    case 2: {
      const scan = SCANS[random.integer(SCANS.length)];
      return { ...made("a size given that lies", honest), options: { scan } };
    }
    case 3: {
      const text = SIDECARS[random.integer(SIDECARS.length)];
      return {
        ...made(
          "a sidecar of XML that is a bomb, or names other files",
          honest,
        ),
        beside: { "scan.xml": text },
        must: square ? "answer" : "refuse",
      };
    }
    case 4: {
      const length = random.integer(honest.length);
      return {
        ...made("cut short", honest.slice(0, length)),
        ...length % FRAME !== 0 && { must: "refuse" as const },
      };
    }
    default: {
      const { fault, bytes } = mutateBlindly(honest, random);
      return made(fault, bytes);
    }
  }
}

function empadValues(
  bytes: Uint8Array,
  { shape: [rows, columns, height, width], dtype }: FuzzAnswer,
): Float32Array {
  const frames = rows * columns;
  if (
    height !== 128 || width !== 128 || dtype !== "float32" ||
    frames * FRAME !== bytes.length
  ) {
    throw new Error(`${rows} x ${columns} is not what the file holds`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const values = new Float32Array(frames * 128 * 128);
  for (let frame = 0; frame < frames; frame++) {
    values.set(
      decoded(view, {
        offset: frame * FRAME,
        count: 128 * 128,
        dtype,
        littleEndian: true,
      }),
      frame * 128 * 128,
    );
  }
  return values;
}
