import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { codeReadings } from "../recipe/readings.ts";
import { InputError } from "../scan/input_error.ts";
import { inFolder } from "../testing/in_folder.ts";
import { incompleteHint, targetPath } from "./partial/partial_run.ts";
import { planDigest, type RunPlan } from "./partial/run_plan.ts";
import { openRunFolder, removeLeftovers } from "./run_folder.ts";

const PLAN: RunPlan = {
  schema: "stem4d-plan/1",
  version: "0.1.0",
  deno: "2.9.6",
  platform: "x86_64-unknown-linux-gnu",
  input: {
    name: "scan.h5",
    shape: { scan: [6, 6], detector: [24, 24] },
    dtype: "uint16",
    identity: { kind: "hdf5", sha256: "ab" },
  },
  engine: { kind: "cpu", adapter: null, tiles: null },
  seed: 3,
  readings: codeReadings([24, 24]),
  scale: null,
  leaveOut: [],
  judgePublished: false,
  yardstick: false,
  saveFeatures: false,
  began: "2026-01-01T00:00:00.000Z",
  command: ["--seed", "3"],
  start: null,
};

const open = (target: string, plan: RunPlan = PLAN, resume = false) =>
  openRunFolder(target, {
    plan: () => Promise.resolve(plan),
    resume,
    resumeCommand: "again",
  });
const names = (folder: string) =>
  [...Deno.readDirSync(folder)].map(({ name }) => name).sort();

Deno.test("a run folder appears under its name when it is complete, and alone", () =>
  inFolder(async (folder) => {
    const target = join(folder, "deep", "run");
    const run = await open(target);
    await run.keeper.recall("measure", "stage");
    deepStrictEqual(names(join(folder, "deep")), ["run.partial"]);
    ok((await incompleteHint(target))?.includes('was at "measure"): go on'));
    await run.begin();
    await run.write([{ name: "result.json", content: "{}" }]);
    deepStrictEqual(names(join(folder, "deep")), ["run.partial"]);
    strictEqual(await run.publish(), target);
    deepStrictEqual(names(join(folder, "deep")), ["run"]);
    strictEqual(await incompleteHint(target), undefined);
    await rejects(open(target), /exists already/);
    await rejects(open(target, PLAN, true), /exists already/);
  }));

Deno.test("one process writes a run at a time, and the next goes on with it", () =>
  inFolder(async (folder) => {
    const target = join(folder, "run");
    const first = await open(target);
    await first.keeper.recall("measure", "stage");
    for (const resume of [false, true]) {
      await rejects(
        open(target, PLAN, resume),
        new RegExp(`process ${Deno.pid}, since .* is writing it`),
      );
    }
    await first.leave("a test");
    await rejects(open(target), /broken off stands there.*--resume/);
    const second = await open(target, { ...PLAN, began: "later" }, true);
    strictEqual(second.plan.began, PLAN.began);
    strictEqual(second.resumed, 1);
    await second.discard();
    deepStrictEqual(names(folder), []);
  }));

Deno.test("a run is gone on with as what it was begun as, or not at all", () =>
  inFolder(async (folder) => {
    const target = join(folder, "run");
    await (await open(target)).leave("a test");
    const { input, engine, readings } = PLAN;
    const others: readonly [Partial<RunPlan>, RegExp][] = [
      [{ seed: 4 }, /its seed is 3, and now 4/],
      [{ version: "0.2.0" }, /version of stem4d is "0.1.0", and now "0.2.0"/],
      [{ deno: "3.0.0" }, /version of Deno/],
      [{ yardstick: true }, /yardstick is false, and now true/],
      [
        { engine: { ...engine, kind: "webgpu", adapter: "llvmpipe" } },
        /engine is "cpu"/,
      ],
      [
        { input: { ...input, identity: { kind: "hdf5", sha256: "cd" } } },
        /scan's sha256 is "ab", and now "cd"/,
      ],
      [
        { readings: { ...readings, k: [2, 2, 2, 4] } },
        /reading k is \[2,2,4,4\], and now \[2,2,2,4\]/,
      ],
      [{ readings: { ...readings, restarts: 3 } }, /restarts is not stated/],
    ];
    for (const [change, message] of others) {
      const plan = { ...PLAN, ...change };
      await rejects(
        open(target, plan, true),
        (error) => error instanceof InputError && message.test(error.message),
      );
      ok(planDigest(plan) !== planDigest(PLAN));
    }
    const same = { ...PLAN, began: "later", command: [], start: null };
    strictEqual(planDigest(same), planDigest(PLAN));
    // Refusing has changed nothing.
    await (await open(target, PLAN, true)).discard();
  }));

Deno.test("a plan that can't be made leaves nothing behind", () =>
  inFolder(async (folder) => {
    await rejects(
      openRunFolder(join(folder, "deep", "run"), {
        plan: () => Promise.reject(new InputError("no such file")),
        resumeCommand: "",
      }),
      /no such file/,
    );
    deepStrictEqual(names(folder), []);
  }));

Deno.test("killed before it had a plan a run begins anew, but not in a stranger's folder", () =>
  inFolder(async (folder) => {
    const target = join(folder, "run");
    await Deno.mkdir(join(folder, "run.partial", "stages"), {
      recursive: true,
    });
    await Deno.writeTextFile(join(folder, "run.partial", "lock"), "");
    await (await open(target)).discard();
    await Deno.mkdir(join(folder, "run.partial"));
    await Deno.writeTextFile(join(folder, "run.partial", "thesis.tex"), "");
    await rejects(open(target), /holds "thesis.tex"/);
    deepStrictEqual(names(join(folder, "run.partial")), ["lock", "thesis.tex"]);
  }));

Deno.test("killed between its name and its end, a complete run is complete", () =>
  inFolder(async (folder) => {
    const target = join(folder, "run");
    await (await open(target)).leave("a test");
    await Deno.mkdir(target);
    strictEqual(await incompleteHint(target), undefined);
    await removeLeftovers(target);
    deepStrictEqual(names(folder), ["run"]);
  }));

Deno.test("a damaged plan is refused", () =>
  inFolder(async (folder) => {
    const target = join(folder, "run");
    await (await open(target)).leave("a test");
    await Deno.writeTextFile(join(folder, "run.partial", "plan.json"), "{}");
    await rejects(open(target, PLAN, true), /plan.json is damaged/);
  }));

Deno.test("a run is named by its folder or by the partial one", () => {
  for (
    const name of ["runs/a", "runs/a/", "runs/a.partial", "runs/a.partial//"]
  ) {
    strictEqual(targetPath(name), "runs/a");
  }
});
