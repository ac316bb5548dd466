import { match, ok } from "node:assert/strict";
import { pcg4d } from "../random/pcg4d.ts";
import { renderReport } from "./render_report.ts";
import { reportPage } from "./report_page.ts";
import type { ReportArray, ReportRun } from "./report_run.ts";
import { madeUpRun } from "./testing/made_up_run.ts";

/** Noise: nothing that a PNG can compress. */
function noise(length: number): Float32Array {
  const values = new Float32Array(length);
  const words = new Uint32Array(4);
  for (let i = 0; i < length; i++) {
    if (i % 4 === 0) {
      words.set([i, 1, 2, 3]);
      pcg4d(words);
    }
    values[i] = words[i % 4] * 2 ** -32 - 0.5;
  }
  return values;
}

/** The made-up run with larger arrays of noise. */
function noisyRun(scan: number, detector: number): ReportRun {
  const small = madeUpRun();
  const { shape } = small.result.input;
  const arrays = new Map<string, ReportArray>();
  for (const [name, array] of small.arrays) {
    const larger = array.shape.map((length, axis) =>
      length === shape.scan[axis]
        ? scan
        : length === shape.detector[0]
        ? detector
        : length
    );
    const values = noise(larger.reduce((product, size) => product * size, 1));
    const labels = array.data instanceof Float32Array
      ? values
      : values.map((value) => Math.floor((value + 0.5) * 8));
    arrays.set(name, { shape: larger, data: labels });
  }
  const input = {
    ...small.result.input,
    shape: {
      scan: [scan, scan] as const,
      detector: [detector, detector] as const,
    },
  };
  return { arrays, unusable: new Map(), result: { ...small.result, input } };
}

Deno.test("a report of noise in the published sizes stays below 10 MB", () => {
  // Tried once with the largest pictures, scan 512 and detector 190: 8.8 MB.
  const page = renderReport(noisyRun(256, 124));
  const bytes = new TextEncoder().encode(page).length;
  ok(bytes < 10_000_000, `${bytes} bytes`);
});

Deno.test("a report of noise in the quick sizes stays below 5 MB", () => {
  const bytes = new TextEncoder().encode(renderReport(noisyRun(80, 62))).length;
  ok(bytes < 5_000_000, `${bytes} bytes`);
});

Deno.test("reportPage affords all patterns of any detector 3 MB", () => {
  const run = madeUpRun();
  for (const detector of [40, 124, 256, 512, 1024]) {
    const arrays = new Map(
      [...run.arrays].map(([name, { shape }]) => [name, {
        shape: shape.map((length) => length === 40 ? detector : length),
        data: [],
      }]),
    );
    const input = {
      ...run.result.input,
      shape: {
        ...run.result.input.shape,
        detector: [detector, detector] as const,
      },
    };
    const result = { ...run.result, input };
    const { patternSide } = reportPage({ ...run, arrays, result });
    // centres of 2, 3, 8, 8 and 8 patterns twice, differences of 8 and 8, four maps
    ok(patternSide ** 2 * (2 * 29 + 16 + 4) <= 3_000_000, `${patternSide}`);
    ok(patternSide <= detector);
    ok(patternSide === detector || patternSide > 180);
  }
});

Deno.test("a report tells where several array pixels share a picture's pixel", () => {
  const run = madeUpRun();
  const shape = { scan: [1025, 2] as const, detector: [40, 40] as const };
  const arrays = new Map([["adf", { shape: [1025, 2], data: noise(2050) }]]);
  const result = { ...run.result, input: { ...run.result.input, shape } };
  match(
    renderReport({ arrays, unusable: new Map(), result }),
    /Each picture pixel stands for 3 × 3 of the array/,
  );
});
