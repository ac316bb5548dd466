import type { Engine } from "../../compute/engine.ts";
import type { OnProgress } from "../../scan/progress.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import { eachStripe } from "../../stream/each_stripe.ts";
import { cubePlan } from "./cube_plan.ts";
import { cubeStripe, type CubeStripeOptions } from "./cube_stripe.ts";
import type { DetectorCube } from "./detector_cube.ts";
import type { QuantiseOptions } from "./quantise_task.ts";

/** What `buildCube` needs to know. */
export interface BuildCubeOptions {
  /** Displacement of each pattern, [position][y, x], pixels. */
  readonly shifts: Float32Array;
  /** Values below it become it; null leaves them. */
  readonly clampBelow: number | null;
  /** Bytes that the cube may have; default 128 MiB, which every WebGPU device can bind. */
  readonly largest?: number;
  /** Called as positions are done. */
  readonly onProgress?: OnProgress;
}

/**
 * Makes a scan small enough for a browser in one pass over it: each pattern is
 * clamped, aligned as the run aligned it, summed over bins of the detector, and
 * stored as uint16. Holds three times the cube's bytes while it works.
 *
 * @throws {InputError} where the scan can't be read or holds NaN or infinity
 */
export async function buildCube(
  source: ScanSource,
  engine: Engine,
  { shifts, clampBelow, largest, onProgress }: BuildCubeOptions,
): Promise<DetectorCube> {
  const plan = cubePlan(source.shape, largest);
  const planes = plan.rows * plan.columns;
  const shared = (bytes: number) => new SharedArrayBuffer(bytes);
  const sums = new Float32Array(shared(planes * plan.stride * 4));
  await eachStripe<CubeStripeOptions, void>(source, engine, {
    module: new URL("./cube_stripe.ts", import.meta.url).href,
    task: "cubeStripeTask",
    work: cubeStripe,
    options: { shifts, clampBelow, plan, sums },
    onProgress,
  });
  const values = new Uint16Array(shared(planes * plan.stride * 2));
  const low = new Float32Array(shared(planes * 4));
  const step = new Float32Array(shared(planes * 4));
  const { positions, stride } = plan;
  const task = {
    module: new URL("./quantise_task.ts", import.meta.url).href,
    name: "quantiseTask",
  };
  const { size } = engine.pool;
  const border = (part: number) => Math.round(part * planes / size);
  await Promise.all(Array.from({ length: size }, (_, part) => {
    const argument: QuantiseOptions = {
      ...{ sums, values, low, step, positions, stride },
      planes: [border(part), border(part + 1)],
    };
    return engine.pool.run(task, argument);
  }));
  return { plan, values, low, step };
}
