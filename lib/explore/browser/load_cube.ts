/// <reference lib="dom" />
import type { OnProgress } from "../../scan/progress.ts";
import type { CubePlan } from "../cube/cube_plan.ts";
import type { DetectorCube } from "../cube/detector_cube.ts";
import { fetchPass } from "./fetch_pass.ts";

/** Fetches the cube, which the server makes when it is first asked for. */
export async function loadCube(onProgress: OnProgress): Promise<DetectorCube> {
  const about: {
    readonly plan: CubePlan;
    readonly low: readonly number[];
    readonly step: readonly number[];
  } = await (await fetchPass("/cube.json", onProgress)).json();
  const values = await (await fetchPass("/cube.u16")).arrayBuffer();
  return {
    plan: about.plan,
    values: new Uint16Array(values),
    low: Float32Array.from(about.low),
    step: Float32Array.from(about.step),
  };
}
