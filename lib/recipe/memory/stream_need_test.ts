import { deepEqual, equal, ok } from "node:assert/strict";
import { MOMENTS_BYTES } from "../../stream/kernel/stripe_moments.ts";
import { scanStripes } from "../../stream/scan_stripes.ts";
import { stripeRegions } from "../../stream/stripe_regions.ts";
import { streamNeed } from "./stream_need.ts";

const scans = [
  { scan: [256, 256], detector: [124, 124], chunk: [1, 1] },
  { scan: [1024, 1024], detector: [124, 124], chunk: [1, 1] },
  { scan: [300, 4096], detector: [64, 61], chunk: [16, 24] },
  { scan: [7, 5], detector: [6, 9], chunk: [7, 5] },
] as const;

Deno.test("blocks and stripes are those of a run without a ceiling where there is room", () => {
  for (const { chunk, ...shape } of scans) {
    const source = { shape, chunk, dtype: "float32" };
    for (const workers of [1, 3]) {
      const facts = { source, workers, gpu: false };
      const free = streamNeed(facts, { moments: true });
      deepEqual(
        streamNeed(facts, { moments: true, room: free.bytes }),
        free,
      );
      const stripe = scanStripes(source, workers)[0];
      deepEqual(
        stripeRegions(source, stripe, { blockBytes: free.blockBytes }).patterns,
        stripeRegions(source, stripe, {}).patterns,
      );
    }
  }
});

Deno.test("blocks and stripes shrink with the room, and what they take never exceeds it", () => {
  for (const { chunk, ...shape } of scans) {
    for (const dtype of ["uint8", "float32", "float64"]) {
      const source = { shape, chunk, dtype };
      for (const workers of [1, 2, 7]) {
        const facts = { source, workers, gpu: false };
        const most = streamNeed(facts, { moments: true });
        const least = streamNeed(facts, { moments: true, room: 0 });
        const pixels = shape.detector[0] * shape.detector[1];
        ok(least.blockBytes < 4 * (pixels + 20));
        let before = Infinity;
        for (let step = 20; step >= 0; step--) {
          const room = least.bytes + (most.bytes - least.bytes) * step / 20;
          const { bytes, blockBytes, stripeBytes } = streamNeed(facts, {
            moments: true,
            room,
          });
          ok(bytes <= room, `${bytes} > ${room}`);
          ok(bytes <= before);
          before = bytes;
          // The stripes as `eachStripe` counts them.
          const stripes = scanStripes(
            source,
            Math.max(
              workers,
              Math.ceil(shape.scan[1] * MOMENTS_BYTES * pixels / stripeBytes),
            ),
          );
          const widest = Math.max(...stripes.map(([x0, x1]) => x1 - x0));
          const taken = workers *
            (blockBytes + widest * MOMENTS_BYTES * pixels);
          ok(taken <= room, `${taken} > ${room}`);
        }
      }
    }
  }
});

Deno.test("a pass without moments leaves the stripes as they are", () => {
  const [{ chunk, ...shape }] = scans;
  const source = { shape, chunk, dtype: "uint16" };
  const { stripeBytes } = streamNeed({ source, workers: 2, gpu: false }, {
    moments: false,
    room: 1e6,
  });
  equal(stripeBytes, Infinity);
});
