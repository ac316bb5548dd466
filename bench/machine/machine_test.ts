import { deepEqual, equal, match, ok, rejects } from "node:assert/strict";
import { openEngine } from "../../lib/compute/open_engine.ts";
import { testOnGpu } from "../../lib/compute/test_on_gpu.ts";
import { adapterFloor } from "./adapter_floor.ts";
import { benchEnvironment } from "./bench_environment.ts";
import { busyRate } from "./busy_rate.ts";
import { commandOutput } from "./command_output.ts";
import { copyKernel, copyWorkgroups } from "./copy_kernel.ts";
import { currentCommit } from "./current_commit.ts";
import { floorSeconds } from "./floor_seconds.ts";
import { processorFloor } from "./processor_floor.ts";

Deno.test("the floor is the longer of moving bytes and doing operations", () => {
  const floor = { copyBytesPerSecond: 10, productFlopsPerSecond: 100 };
  equal(floorSeconds({ bytes: 50, flops: 100 }, floor), 5);
  equal(floorSeconds({ bytes: 5, flops: 100 }, floor), 1);
});

Deno.test("bytes of a file move as fast as the system hands them over", () => {
  const floor = {
    copyBytesPerSecond: 10,
    productFlopsPerSecond: 100,
    fileBytesPerSecond: 4,
  };
  equal(floorSeconds({ bytes: 50, fileBytes: 40, flops: 0 }, floor), 11);
  // Records of before it was measured: half the rate of a copy.
  const { fileBytesPerSecond: _, ...old } = floor;
  equal(floorSeconds({ bytes: 50, fileBytes: 40, flops: 0 }, old), 9);
});

Deno.test("a rate counts whole calls over the time that they took", () => {
  const wait = () => {
    const end = performance.now() + 5;
    while (performance.now() < end);
  };
  // Each call takes 5 ms or, interrupted, longer.
  const rate = busyRate(wait, { units: 1, seconds: 0.02 });
  ok(rate > 0 && rate <= 200.0001, `${rate}`);
  // A call that takes longer than the time is still one whole call.
  const one = busyRate(wait, { units: 1, seconds: 0 });
  ok(one > 0 && one <= 200.0001, `${one}`);
});

Deno.test("the environment says what a timing depends on", async () => {
  const environment = await benchEnvironment({ seed: 7 });
  ok(!Number.isNaN(Date.parse(environment.date)));
  equal(environment.deno, Deno.version.deno);
  equal(environment.seed, 7);
  deepEqual([environment.warmUp, environment.cache], [1, "warm"]);
  ok(environment.cores >= 1);
  ok(environment.memoryBytes > 2 ** 20);
  ok(environment.cpu.length > 0);
});

Deno.test("a commit is told with changes, and null outside git", async () => {
  const folder = await Deno.makeTempDir();
  try {
    equal(await currentCommit(folder), null);
    const git = (...args: string[]) =>
      commandOutput("git", [
        "-C",
        folder,
        "-c",
        "user.name=test",
        "-c",
        "user.email=test@example.org",
        ...args,
      ]);
    if (await git("init", "-q") === null) return; // There is no git here.
    await Deno.writeTextFile(`${folder}/file`, "one");
    await git("add", "file");
    await git("commit", "-q", "-m", "first");
    match(await currentCommit(folder) ?? "", /^[0-9a-f]{40}$/);
    await Deno.writeTextFile(`${folder}/file`, "two");
    match(await currentCommit(folder) ?? "", /^[0-9a-f]{40}\+changes$/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a program that is not there has no output", async () => {
  equal(await commandOutput("stem4d-no-such-program", []), null);
});

Deno.test("the processor's floor is measured", async () => {
  const engine = await openEngine("cpu", { workers: 2 });
  try {
    const floor = await processorFloor(engine.pool, {
      size: 64,
      copyBytes: 2 ** 20,
      seconds: 0.01,
      tries: 1,
    });
    // A thousand times less than any machine that runs Deno.
    ok(floor.copyBytesPerSecond > 1e6);
    ok(floor.fileBytesPerSecond! > 1e6);
    ok(floor.productFlopsPerSecond > 1e6);
    equal(floor.productSize, 64);
    match(floor.productBy, /, 2 threads$/);
    await rejects(
      engine.pool.run({
        module: new URL("./floor_tasks.ts", import.meta.url).href,
        name: "noSuchTask",
      }, {}),
    );
  } finally {
    engine.close();
  }
});

testOnGpu("the copy copies every number", async (gpu) => {
  // Less than a workgroup, and more than two rows of workgroups with a rest.
  for (const length of [4, 2 ** 19 + 12]) {
    const values = Float32Array.from({ length }, (_, i) => i);
    const source = gpu.upload(values);
    const target = gpu.allocate(values.byteLength);
    gpu.submit([{
      kernel: copyKernel,
      buffers: [source, target],
      workgroups: copyWorkgroups(values.byteLength),
    }]);
    deepEqual(await gpu.read(target, length), values);
    gpu.free(source, target);
  }
});

testOnGpu("the adapter's floor is measured", async (gpu) => {
  const floor = await adapterFloor(gpu, {
    size: 64,
    copyBytes: 2 ** 20,
    seconds: 0.005,
  });
  ok(floor.copyBytesPerSecond > 1e6);
  ok(floor.productFlopsPerSecond > 1e6);
  match(floor.productBy, /^our WGSL on /);
});
