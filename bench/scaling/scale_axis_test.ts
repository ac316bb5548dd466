import assert from "node:assert/strict";
import type { MachineFloor } from "../record/bench_file.ts";
import { SubjectError } from "../subject/subject_error.ts";
import { predictSeconds } from "./predict_seconds.ts";
import {
  type OpenedSize,
  scaleAxis,
  type ScaleAxisOptions,
} from "./scale_axis.ts";
import { scalingTable } from "./scaling_table.ts";

const FLOOR: MachineFloor = {
  copyBytesPerSecond: 1e9,
  productFlopsPerSecond: 1e9,
  productSize: 1,
  productBy: "nothing",
};
const STAGES = [
  { name: "steady", needs: [], runsOn: "engine" },
  { name: "pairs", needs: ["steady"], runsOn: "engine" },
  { name: "last", needs: ["pairs"], runsOn: "cpu" },
] as const;

/** Made-up cost: "steady" as its bytes, "pairs" as their square. */
function opened(
  side: number,
  log: string[],
  bytesEach = 1e6,
): OpenedSize {
  const count = side * side;
  const scanBytes = bytesEach * count;
  return {
    side,
    count,
    scanBytes,
    subject: {
      run(stage) {
        log.push(`${stage} ${side}`);
        if (stage === "last" && side === 64) {
          return Promise.reject(
            new SubjectError({ kind: "memory", message: "no room" }),
          );
        }
        return Promise.resolve({
          seconds: stage === "pairs" ? 1e-6 * count ** 2 : 1e-5 * count,
          // One holds a quarter of the scan, the others none of it.
          peakBytes: 1e6 + (stage === "pairs" ? scanBytes / 4 : 0),
        });
      },
      describe: (stage) =>
        Promise.resolve({
          size: `${count}`,
          accuracy: {},
          work: { bytes: 8 * count, flops: stage === "last" ? 1e6 * count : 1 },
        }),
    },
  };
}

async function scaled(
  changes: Partial<ScaleAxisOptions> = {},
  bytesEach = 1e6,
) {
  const log: string[] = [];
  const said: string[] = [];
  const sizes = [32, 48, 64, 96].map((side) => opened(side, log, bytesEach));
  const series = await scaleAxis(sizes, {
    axis: "scan",
    otherSide: 62,
    engine: "webgpu",
    stages: STAGES,
    isWanted: () => true,
    repeats: 2,
    budget: 1000,
    floor: FLOOR,
    say: (text) => said.push(text),
    ...changes,
  });
  return {
    series,
    log,
    said,
    find: (stage: string) => series.find((one) => one.stage === stage)!,
  };
}

Deno.test("scaleAxis fits exponents of time and work and names what grows faster", async () => {
  const { series, find } = await scaled();
  assert.deepEqual(series.map(({ stage }) => stage), [
    "steady",
    "pairs",
    "last",
  ]);
  const { time, work } = find("pairs");
  assert.ok(Math.abs(time!.exponent - 2) < 1e-9);
  assert.ok(Math.abs(work!.exponent - 1) < 1e-9);
  assert.deepEqual(
    series.filter(({ superlinear }) => superlinear).map(({ stage }) => stage),
    ["pairs"],
  );
  assert.match(
    scalingTable(series),
    /Faster than its work grows the time of pairs with the scan \(2\.00 ± 0\.00, work 1\.00/,
  );
  // What runs on the processor with either engine says so.
  assert.deepEqual(series.map(({ engine }) => engine), [
    "webgpu",
    "webgpu",
    "cpu",
  ]);
});

Deno.test("scaleAxis counts as work what sets the floor", async () => {
  const { find } = await scaled();
  assert.equal(find("steady").workUnit, "bytes");
  assert.equal(find("steady").points[0].workUnits, 8 * 32 * 32);
  assert.equal(find("last").workUnit, "flops");
});

Deno.test("scaleAxis states memory for each byte of the scan", async () => {
  const { find } = await scaled();
  assert.equal(find("steady").memoryPerScanByte, 0);
  assert.ok(Math.abs(find("pairs").memoryPerScanByte! - 0.25) < 1e-9);
  // 64 x 64 positions are 41 MB here: too few to tell.
  const small = await scaled({}, 1e4);
  assert.equal(small.find("pairs").memoryPerScanByte, null);
  assert.match(scalingTable(small.series), /takes two scans of over 0\.5 GiB/);
});

Deno.test("scaleAxis takes the sizes in turn, upwards and downwards, after a warm-up", async () => {
  const { log, find } = await scaled();
  assert.deepEqual(
    log.slice(0, 12),
    [
      ...[32, 48, 64, 96],
      ...[96, 64, 48, 32],
      ...[32, 48, 64, 96],
    ].map((side) => `steady ${side}`),
  );
  assert.equal(find("steady").points[0].samples.length, 2);
});

Deno.test("scaleAxis leaves out sizes beyond the budget, and what needs them", async () => {
  // "pairs" takes 1, 5, 17 and 85 s.
  const { find, log, said } = await scaled({ budget: 20 });
  const { points, leftOut } = find("pairs");
  assert.deepEqual(points.map(({ side }) => side), [32, 48, 64]);
  assert.equal(leftOut.length, 1);
  assert.equal(leftOut[0].side, 96);
  assert.ok(Math.abs(leftOut[0].predictedSeconds! - 84.93) < 0.01);
  assert.ok(!log.includes("pairs 96"));
  const { leftOut: after } = find("last");
  assert.deepEqual(after.map(({ side, why }) => [side, why]), [
    [96, "pairs, which it needs, did not run"],
    [64, "no room"],
  ]);
  assert.ok(said.some((text) => text.includes("96: pairs left out")));
  // A second run at 64 would have passed the budget.
  assert.deepEqual(points.map(({ samples }) => samples.length), [2, 2, 1]);
  assert.match(
    scalingTable([find("last")]),
    /Left out: last, scan 64: no room/,
  );
});

Deno.test("scaleAxis runs once, unlisted, what wanted stages need", async () => {
  const { series, log } = await scaled({
    isWanted: (name) => name === "pairs",
  });
  assert.deepEqual(series.map(({ stage }) => stage), ["pairs"]);
  assert.equal(log.filter((run) => run === "steady 48").length, 1);
});

Deno.test("scaleAxis goes on without memory and with too few sizes", async () => {
  const [size] = [opened(32, [])];
  const series = await scaleAxis([{
    ...size,
    subject: {
      ...size.subject,
      run: () => Promise.resolve({ seconds: 1, peakBytes: null }),
    },
  }], {
    axis: "scan",
    otherSide: 62,
    engine: "cpu",
    stages: STAGES.slice(0, 1),
    isWanted: () => true,
    repeats: 1,
    budget: 60,
    floor: FLOOR,
    say: () => {},
  });
  const [{ time, memory, memoryPerScanByte, superlinear }] = series;
  assert.deepEqual({ time, memory, memoryPerScanByte, superlinear }, {
    time: null,
    memory: null,
    memoryPerScanByte: null,
    superlinear: false,
  });
  assert.match(scalingTable(series), /Too few sizes to fit an exponent/);
});

Deno.test("predictSeconds goes on from the last size by the fitted exponent, within 1 and 2", () => {
  assert.equal(predictSeconds([], 4), 0);
  assert.equal(predictSeconds([{ count: 1, seconds: 3 }], 4), 48);
  const law = (exponent: number, counts: readonly number[]) =>
    counts.map((count) => ({ count, seconds: count ** exponent }));
  const close = (found: number, wanted: number) =>
    assert.ok(Math.abs(found / wanted - 1) < 1e-9, `${found}, not ${wanted}`);
  close(predictSeconds(law(1.5, [1, 4]), 16), 64);
  close(predictSeconds(law(1.5, [1, 2, 4]), 16), 64);
  close(predictSeconds(law(0.2, [1, 2, 4]), 8), 2 * 4 ** 0.2);
  close(predictSeconds(law(3, [1, 2, 4]), 8), 4 * 64);
});
