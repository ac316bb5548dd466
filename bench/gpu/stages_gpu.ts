/**
 * Checks every stage of the recipe on this machine's adapter against the
 * processor's threads and times it:
 *
 *     deno run -q -P=bench bench/gpu/stages_gpu.ts [--scale quick|published] [--scan 80]
 *       [--detector 62] [--epochs 2] [--until STAGE] [--stages-only]
 *
 * prints a JSON record of the stages and then, unless `--stages-only` is given,
 * that of `train_gpu.ts`, which takes its own options, one after the other. Each stage starts from
 * what the threads left, so that it is judged alone; it runs twice on the
 * adapter, as the first run compiles its kernels. `--scan` and
 * `--detector` change the preset's sizes, rows and columns alike;
 * the stages behind `--until` are left out. Exit status 1 where a stage differs by more
 * than its bound.
 */
import { createJunction } from "../../fixtures/junction/create_junction.ts";
import { openEngine } from "../../lib/compute/open_engine.ts";
import { codeReadings } from "../../lib/recipe/readings.ts";
import type {
  RecipeChain,
  StageOutcomes,
} from "../../lib/recipe/stage/recipe_chain.ts";
import { RECIPE_STAGES } from "../../lib/recipe/stage/recipe_stages.ts";
import { stageDifferences } from "./stage_differences.ts";

const valueOf = (name: string) => {
  const at = Deno.args.indexOf(`--${name}`);
  return at < 0 ? undefined : Deno.args[at + 1];
};
const scale = valueOf("scale") ?? "quick";
const epochs = Number(valueOf("epochs") ?? 2);
if (scale !== "quick" && scale !== "published") {
  throw new TypeError(
    `Cannot time the stages as --scale must be quick or published, was given ${scale}`,
  );
}
if (!Number.isInteger(epochs) || epochs < 1) {
  throw new TypeError(
    `Cannot time the stages as --epochs must be a positive integer, was given ${
      valueOf("epochs")
    }`,
  );
}

const sizeOf = (name: string, field: "scanSize" | "detectorSize") =>
  valueOf(name) === undefined ? {} : { [field]: Number(valueOf(name)) };
const overrides = {
  ...sizeOf("scan", "scanSize"),
  ...sizeOf("detector", "detectorSize"),
};

const until = valueOf("until") ?? RECIPE_STAGES.at(-1)!.name;
const end = RECIPE_STAGES.findIndex(({ name }) => name === until) + 1;
if (end === 0) {
  throw new TypeError(
    `Cannot time the stages as --until must be one of ${
      RECIPE_STAGES.map(({ name }) => name).join(", ")
    }, was given ${until}`,
  );
}

const gpu = await openEngine("webgpu");
const cpu = await openEngine("cpu");
const source = createJunction({ scale, seed: 0, overrides });
const readings = { ...codeReadings(source.shape.detector), epochs };
const common = { source, readings, seed: 0 };
const reference: RecipeChain = { ...common, engine: cpu, outcomes: {} };
const records = [];
for (const stage of RECIPE_STAGES.slice(0, end)) {
  const before: StageOutcomes = { ...reference.outcomes };
  const seconds: number[] = [];
  let chain: RecipeChain | undefined;
  for (let repeat = 0; repeat < 2; repeat++) {
    chain = { ...common, engine: gpu, outcomes: { ...before } };
    const start = performance.now();
    await stage.run(chain);
    seconds.push((performance.now() - start) / 1000);
  }
  const start = performance.now();
  await stage.run(reference);
  const record = {
    stage: stage.name,
    webgpuSeconds: seconds[1],
    webgpuFirstSeconds: seconds[0],
    cpuSeconds: (performance.now() - start) / 1000,
    differences: stageDifferences(
      stage.name,
      chain!.outcomes,
      reference.outcomes,
    ),
  };
  console.error(
    `${stage.name}: ${seconds[1].toFixed(2)} s, threads ${
      record.cpuSeconds.toFixed(2)
    } s`,
  );
  records.push(record);
}
console.log(JSON.stringify(
  {
    adapter: gpu.gpu!.description,
    software: gpu.gpu!.software,
    threads: cpu.pool.size,
    deno: Deno.version.deno,
    scan: source.shape.scan,
    detector: source.shape.detector,
    epochs,
    stages: records,
  },
  null,
  2,
));
gpu.close();
cpu.close();
const wrong = records.flatMap(({ differences }) =>
  differences.filter(({ value, bound }) => !(value <= bound))
);
for (const { what, value, bound } of wrong) {
  console.error(`${what} differs by ${value}, wanted at most ${bound}`);
  Deno.exitCode = 1;
}
if (!Deno.args.includes("--stages-only")) await import("./train_gpu.ts");
