/**
 * One bench for each stage of the recipe, at two sizes, on each engine that is
 * present (a software adapter at one size), with the code that users run:
 *
 *     deno bench -P=bench bench/ --filter "neighbours, 48"
 *
 * Nothing is made before a bench asks for it. Training to the end takes seconds
 * or minutes: `deno task bench` times it.
 */
import { dirname } from "node:path";
import { junctionFile } from "./junction/junction_file.ts";
import { describeAdapter } from "./machine/describe_adapter.ts";
import { LazyChain } from "./stage/lazy_chain.ts";
import { openChain } from "./stage/open_chain.ts";
import { runStage } from "./stage/run_stage.ts";
import { STAGES } from "./stage/stages.ts";

/** Sides of the scans. */
const SCANS = [32, 48];
const DETECTOR = 62;
const SEED = 0;
/** Stages that are left to the suite. */
const LONG = ["ae", "vae"];

const adapter = await describeAdapter();

const folders: string[] = [];
globalThis.addEventListener("unload", () => {
  for (const folder of folders) Deno.removeSync(folder, { recursive: true });
});

for (const scan of SCANS) {
  let written: Promise<string> | undefined;
  const file = () =>
    written ??= junctionFile({
      scan,
      detector: DETECTOR,
      seed: SEED,
      endOnSignal: false,
    })
      .then(({ path }) => {
        folders.push(dirname(path));
        return path;
      });
  for (const engine of ["cpu", "webgpu"] as const) {
    // A software adapter takes seconds for what others do in milliseconds.
    const slow = engine === "webgpu" && adapter?.software === true;
    if (engine === "webgpu" && adapter === null) continue;
    if (slow && scan !== SCANS[0]) continue;
    const lazy = new LazyChain(async () => {
      const chain = await openChain(await file(), { engine, seed: SEED });
      // Of the networks, other stages need that they are there, not how good
      // they are.
      return { ...chain, readings: { ...chain.readings, epochs: 1 } };
    });
    for (const stage of STAGES) {
      const { runsOn, times } = stage;
      const name = times ? `${stage.name} x ${times}` : stage.name;
      // What runs on the processor with either engine is timed once.
      if (engine === "webgpu" && runsOn !== "engine") continue;
      if (LONG.includes(stage.name)) continue;
      const size = `${scan} x ${scan} x ${DETECTOR} x ${DETECTOR}`;
      Deno.bench({
        name: `${name}, ${size} [${engine}]`,
        group: `${stage.name}, ${scan}`,
        // Short stages are left to Deno, which runs them for half a second.
        ...runsOn !== "thread" && { n: slow ? 2 : 5, warmup: 1 },
        async fn(clock) {
          await runStage(stage, await lazy.ready(stage), { clock });
        },
      });
    }
  }
}
