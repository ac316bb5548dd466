import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { openEngine } from "../compute/open_engine.ts";
import { encodeNpy } from "../io/encode_npy.ts";
import { openScan } from "../io/open_scan.ts";
import { planRun } from "../run/partial/run_plan.ts";
import { openRunFolder } from "../run/run_folder.ts";
import { InputError } from "../scan/input_error.ts";
import { inFolder } from "../testing/in_folder.ts";
import { OptionValues } from "./option_values.ts";
import { readingOptions } from "./reading_options.ts";
import { resumeRun } from "./resume_run.ts";

/** Leaves a run of a small file that was begun with these options. */
async function leaveRun(
  folder: string,
  options: Readonly<Record<string, string | true>>,
): Promise<{ readonly out: string; readonly file: string }> {
  const [out, file] = [join(folder, "run"), join(folder, "scan.npy")];
  const values = Float32Array.from({ length: 16 * 576 }, (_, i) => i % 7);
  await Deno.writeFile(file, encodeNpy(values, [4, 4, 24, 24]));
  const source = await openScan(file);
  const engine = await openEngine("cpu", { workers: 1 });
  try {
    const run = await openRunFolder(out, {
      plan: () =>
        planRun(source, engine, {
          seed: 3,
          readings: readingOptions(new OptionValues(options))([24, 24]),
          scale: null,
          judgePublished: false,
          yardstick: false,
          saveFeatures: false,
          command: [],
          start: { file, options },
        }),
      resumeCommand: "",
    });
    await run.leave("a test");
  } finally {
    engine.close();
    source.close();
  }
  return { out, file };
}

Deno.test("--resume takes file, readings, seed and engine from the run", () =>
  inFolder(async (folder) => {
    const began = { seed: "3", k: "2,2,2,4", std: "pooled" };
    const { out, file } = await leaveRun(folder, began);
    for (const name of [out, `${out}/`, `${out}.partial`]) {
      const given = { resume: name, quiet: true, workers: "2" } as const;
      deepStrictEqual(
        await resumeRun(name, { file: undefined, values: given }),
        {
          out,
          file,
          values: { ...began, ...given, engine: "cpu" },
        },
      );
    }
    const moved = await resumeRun(out, { file: "elsewhere.npy", values: {} });
    strictEqual(moved?.file, "elsewhere.npy");
  }));

Deno.test("what contradicts the run is refused by name, what agrees is not", () =>
  inFolder(async (folder) => {
    const { out } = await leaveRun(folder, { seed: "3", k: "2,2,2,4" });
    const agrees: Record<string, string> = {
      seed: "3",
      engine: "cpu",
      k: "2, 2, 2, 4",
      epochs: "40",
      std: "nested",
      clamp: "1",
      yardstick: "off",
      tune: "off",
      out,
    };
    for (const [name, value] of Object.entries(agrees)) {
      ok(await resumeRun(out, { file: undefined, values: { [name]: value } }));
    }
    const contradicts: Record<string, string | true> = {
      seed: "4",
      engine: "webgpu",
      k: "2,2,4,4",
      epochs: "41",
      restarts: "10",
      std: "pooled",
      clamp: "none",
      yardstick: "on",
      tune: "on",
      expect: "published",
      scale: "quick",
      dataset: "/data",
      "save-features": true,
      without: "umap",
      out: "elsewhere",
    };
    for (const [name, value] of Object.entries(contradicts)) {
      await rejects(
        resumeRun(out, { file: undefined, values: { [name]: value } }),
        (error) =>
          error instanceof InputError &&
          error.message.startsWith(`Cannot use --${name}`) &&
          error.message.includes("was begun with"),
        name,
      );
    }
  }));

Deno.test("a complete run is told, and where there is none it is said", () =>
  inFolder(async (folder) => {
    const given = { file: undefined, values: {} };
    await rejects(
      resumeRun(join(folder, "none"), given),
      /there is no such run/,
    );
    await Deno.mkdir(join(folder, "early.partial"));
    await rejects(
      resumeRun(join(folder, "early"), given),
      /before it began: start it again/,
    );
    await Deno.mkdir(join(folder, "complete"));
    strictEqual(await resumeRun(join(folder, "complete"), given), undefined);
  }));
