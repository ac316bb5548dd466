import { join } from "node:path";
import { reproduce } from "../../lib/cli/reproduce_scan.ts";
import { AdapterError } from "../../lib/compute/adapter_error.ts";
import { breakableDevice } from "../../lib/compute/testing/breakable_device.ts";
import { WorkerPool } from "../../lib/compute/worker_pool.ts";
import { openScan } from "../../lib/io/open_scan.ts";
import { codeReadings } from "../../lib/recipe/readings.ts";
import { RECIPE_STAGES } from "../../lib/recipe/stage/recipe_stages.ts";
import { pathExists } from "../../lib/run/path_exists.ts";
import { writeSmallScan } from "../../lib/testing/small_scan.ts";
import { differingArrays } from "./differing_arrays.ts";
import type { FaultRow } from "./fault_row.ts";
import { keptStages } from "./kept_stages.ts";

/** How `loseAdapter` works. */
export interface LoseAdapterOptions {
  /** Stages at whose start the device is destroyed, each in a run of its own. */
  readonly stages: readonly string[];
  readonly onRow?: (row: FaultRow) => void;
}

/**
 * Destroys the device of a run as a stage starts, so that no other can be had,
 * goes on with the run on a new one and compares it with an undisturbed one.
 *
 * @param folder for scan and runs; must exist
 * @returns a row for each stage
 */
export async function loseAdapter(
  folder: string,
  { stages, onRow }: LoseAdapterOptions,
): Promise<FaultRow[]> {
  const scan = join(folder, "scan.npy");
  await writeSmallScan(scan);
  const whole = join(folder, "whole");
  await runOnce(scan, whole);
  const rows: FaultRow[] = [];
  for (const stage of stages) {
    const out = join(folder, `lost-in-${stage}`);
    const { destroyed, error } = await runOnce(scan, out, stage);
    const early = await pathExists(out);
    const { whole: kept, broken } = await keptStages(`${out}.partial`);
    // Only a run that needed the adapter no more may have ended.
    const told = error === undefined
      ? early
      : error instanceof AdapterError && !early;
    const before = RECIPE_STAGES.map(({ name }) => name);
    const missing = early ? [] : before.slice(0, before.indexOf(stage))
      .filter((name) => !kept.includes(name));
    if (!early) await runOnce(scan, out);
    const differing = await differingArrays(whole, out);
    const row: FaultRow = {
      fault: `device.destroy() as the stage ${stage} starts`,
      held: destroyed && told &&
        [missing, broken, differing].every(({ length }) => length === 0),
      found: [
        destroyed ? undefined : "the stage never started",
        error === undefined
          ? "the rest of the run did without the adapter"
          : `${
            (error as Error).name
          }, ${kept.length} stages whole, ${broken.length} broken, ${missing.length} missing; gone on with`,
        differing.length === 0
          ? "all arrays byte-identical"
          : `differs in ${differing.join(", ")}`,
      ].filter((part) => part !== undefined).join(": "),
      command: `deno task faults --only adapter --stage ${stage}`,
    };
    rows.push(row);
    onRow?.(row);
  }
  return rows;
}

/** Runs on a fresh device, which is taken away for good as a stage starts. */
async function runOnce(
  scan: string,
  out: string,
  loseAt?: string,
): Promise<{ readonly destroyed: boolean; readonly error?: unknown }> {
  const source = await openScan(scan);
  const { gpu, lose } = await breakableDevice();
  const { gpu: system } = navigator;
  const replace = (value: unknown) =>
    Object.defineProperty(navigator, "gpu", { value, configurable: true });
  const pool = new WorkerPool(2);
  let destroyed = false;
  try {
    await reproduce(source, {
      ...{ kind: "webgpu", gpu, pool, reason: "a test of faults" },
      close() {},
    }, {
      readings: {
        ...codeReadings(source.shape.detector),
        threshold: { by: "percentile", share: 0.1 },
        aeHiddenLayers: 1,
        epochs: 2,
        restarts: 2,
      },
      seed: 5,
      scale: null,
      out,
      resume: true,
      command: [],
      judgePublished: false,
      saveFeatures: false,
      onProgress: ({ kind, stage }) => {
        if (kind !== "start" || stage !== loseAt) return;
        // No other device can be had: what recovers from a loss must give up.
        replace({ requestAdapter: () => Promise.resolve(null) });
        lose();
        destroyed = true;
      },
    });
    return { destroyed };
  } catch (error) {
    if (loseAt === undefined) throw error;
    return { destroyed, error };
  } finally {
    replace(system);
    gpu.close();
    pool.close();
    source.close();
  }
}
