import { deepEqual, equal, match, ok } from "node:assert/strict";
import { testOnGpu } from "../../lib/compute/test_on_gpu.ts";
import { torchTimes } from "./torch_times.ts";
import { trainingTable } from "./training_table.ts";

/** Runs a script of this folder; gives its record and what it told people. */
async function runScript(name: string, args: readonly string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "-q", "-P=bench"],
      new URL(name, import.meta.url).pathname,
      ...args,
    ],
    cwd: new URL("../..", import.meta.url),
  }).output();
  const told = new TextDecoder().decode(stderr);
  equal(code, 0, told);
  return { record: JSON.parse(new TextDecoder().decode(stdout)), told };
}

testOnGpu("trainings are checked, timed and set in a table", async (gpu) => {
  const { record, told } = await runScript("train_gpu.ts", [
    ...["--positions", "40", "--features", "30", "--hidden", "24"],
    ...["--batch", "16", "--repeats", "2", "--python", "/no/python"],
  ]);
  equal(record.features, 30);
  // Products of three layers and their gradients, and those of the VAE's heads.
  ok(record.products.length >= 11);
  for (const product of record.products) {
    ok(product.largestErrorOverBound <= 1 && product.gigaflopsPerSecond > 0);
  }
  const kinds = record.training.map(({ kind }: { kind: string }) => kind);
  deepEqual(kinds, ["ae", "vae"]);
  for (const { losses, epochMilliseconds } of record.training) {
    ok(losses.every((loss: number) => loss > 0.5 && loss < 2));
    equal(epochMilliseconds.length, 2);
  }
  deepEqual(record.torch, { missing: "there is no /no/python" });
  ok(told.includes(`Trainings on ${gpu.description}.`));
  match(told, /\| vae \| [\d.]+ ms \| [\d.]+ \| – \| – \|/);
});

testOnGpu("stages are held against the threads' and timed", async () => {
  const { record, told } = await runScript("stages_gpu.ts", [
    ...["--scan", "32", "--detector", "32"],
    ...["--until", "gather", "--stages-only"],
  ]);
  deepEqual(record.scan, [32, 32]);
  const stages = record.stages.map(({ stage }: { stage: string }) => stage);
  deepEqual(stages, ["measure", "features", "gather"]);
  for (const { differences } of record.stages) {
    for (const { what, value, bound } of differences) {
      ok(value <= bound, `${what}: ${value}`);
    }
  }
  ok(record.stages[0].differences.length === 4);
  match(told, /gather: [\d.]+ s, threads [\d.]+ s/);
});

const sizes = { positions: 9, features: 5, hidden: 6, batch: 4, repeats: 2 };
const python = "/usr/bin/python3";
const hasTorch = await new Deno.Command(python, {
  args: ["-c", "import torch"],
  stderr: "null",
}).output().then(({ success }) => success, () => false);

Deno.test({
  name: "PyTorch's epochs of the same sizes are timed",
  ignore: !hasTorch,
  async fn() {
    const there = await torchTimes(sizes, { python, device: "cpu" });
    if ("missing" in there) throw new Error(there.missing);
    for (const kind of ["ae", "vae"] as const) {
      equal(there.eager[kind].length, 2);
      ok(there.eager[kind].every((milliseconds) => milliseconds > 0));
    }
    // A PyTorch that cannot compile says why.
    ok((there.compiled === undefined) === (there.notCompiled !== undefined));
  },
});

Deno.test("ratios are PyTorch's times over ours, the middle ones", () => {
  const training = (["ae", "vae"] as const).map((kind) => ({
    kind,
    epochMilliseconds: [4, 2, 30],
    stepMilliseconds: 0.5,
    gigaflopsPerSecond: 1234,
  }));
  const torch = {
    torch: "2.0",
    device: "a card",
    eager: { ae: [6, 1, 100], vae: [2, 2] },
    compiled: { ae: [5], vae: [1] },
  };
  const table = trainingTable({ adapter: "an adapter", training, torch });
  deepEqual(table.split("\n").slice(4), [
    "| ae | 0.50 ms | 1.234 | 1.50 | 1.25 |",
    "| vae | 0.50 ms | 1.234 | 0.50 | 0.25 |",
  ]);
  match(table, /^Trainings on an adapter\. PyTorch 2\.0 on a card, TF32 off\./);
});
