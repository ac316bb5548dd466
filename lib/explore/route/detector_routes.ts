import type { ScanSource } from "../../scan/scan_source.ts";
import { buildCube } from "../cube/build_cube.ts";
import type { DetectorCube } from "../cube/detector_cube.ts";
import { detectorImage } from "../detector/detector_image.ts";
import type { VirtualDetector } from "../detector/virtual_detector.ts";
import type { Exploration } from "../exploration.ts";
import { runReadings } from "../input/run_readings.ts";
import { Passes } from "../server/passes.ts";
import type { QueryValues } from "../server/query_values.ts";
import { RequestError } from "../server/request_error.ts";
import type { Route } from "../server/route.ts";
import { passAnswer } from "./pass_answer.ts";
import { sharedBytes } from "./shared_bytes.ts";

/** What `detectorRoutes` needs to know. */
export interface DetectorRoutesOptions
  extends Pick<Exploration, "run" | "engine"> {
  /** The run's input. */
  readonly source: ScanSource;
  /** Displacement of each pattern as the run found it, [position][y, x], pixels. */
  readonly shifts: Float32Array;
}

/**
 * What virtual detectors need: the cube that the page makes images of at once,
 * and images at the detector's own resolution. Both take a pass over the scan,
 * which the first request begins; until it has ended, requests are answered
 * with status 202 and how far it is.
 */
export function detectorRoutes(
  { run, engine, source, shifts }: DetectorRoutesOptions,
): [string, Route][] {
  const { scan, detector } = source.shape;
  const { clampBelow } = runReadings(run.result);
  const total = scan[0] * scan[1];
  const cubes = new Passes<DetectorCube>({ waiting: 1, kept: 1 });
  const images = new Passes<Float32Array<ArrayBuffer>>({
    waiting: 4,
    kept: 16,
  });
  const cube = () =>
    cubes.state(
      "cube",
      total,
      (onProgress) =>
        buildCube(source, engine, { shifts, clampBelow, onProgress }),
    );
  return [
    ["/cube.json", {
      parameters: [],
      answer: () =>
        passAnswer(cube(), ({ plan, low, step }) => ({
          type: "application/json",
          body: JSON.stringify({
            plan,
            low: Array.from(low),
            step: Array.from(step),
          }),
        })),
    }],
    ["/cube.u16", {
      parameters: [],
      answer: () =>
        passAnswer(cube(), ({ values }) => ({
          type: "application/octet-stream",
          body: () => sharedBytes(values),
        })),
    }],
    ["/detector", {
      parameters: ["y", "x", "inner", "outer"],
      answer(query) {
        const ring = ringOf(query, detector);
        const state = images.state(
          JSON.stringify(ring),
          total,
          (onProgress) =>
            detectorImage(source, engine, {
              ...{ detector: ring, shifts, clampBelow, onProgress },
            }),
        );
        return passAnswer(state, (image) => ({
          type: "application/octet-stream",
          body: new Uint8Array(image.buffer),
        }));
      },
    }],
  ];
}

/** A virtual detector whose centre lies on the detector and whose radii are no larger than it. */
function ringOf(
  query: QueryValues,
  [rows, columns]: readonly [number, number],
): VirtualDetector {
  const most = Math.ceil(Math.hypot(rows, columns));
  const ring = {
    centre: [
      query.decimal("y", { least: 0, most: rows - 1 }),
      query.decimal("x", { least: 0, most: columns - 1 }),
    ] as const,
    inner: query.decimal("inner", { least: 0, most }),
    outer: query.decimal("outer", { least: 0, most }),
  };
  if (ring.inner < ring.outer) return ring;
  throw new RequestError(
    400,
    `Cannot answer as inner must be less than outer: ${ring.inner} and ${ring.outer} are given`,
  );
}
