import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import * as h5wasm from "h5wasm/node";
import { madeUpRun } from "../report/testing/made_up_run.ts";
import { writeMadeUpRun } from "../report/testing/write_made_up_run.ts";
import type { ReportRun } from "../report/report_run.ts";
import { labelNames } from "./label_names.ts";
import { writeRunEmd } from "./write_run_emd.ts";

const PYTHON = "/usr/bin/python3";
const READER = new URL("./testing/read_emd.py", import.meta.url).pathname;

async function withRun(
  use: (folder: string, run: ReportRun) => Promise<void>,
) {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    const run = madeUpRun();
    await Deno.mkdir(join(folder, "run"));
    await writeMadeUpRun(join(folder, "run"), run);
    await use(folder, run);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Whether Python has a module, or must: the modules that STEM4D_REQUIRE_PYTHON names make a test fail without them. */
function imports(module: string): boolean {
  const required = Deno.env.get("STEM4D_REQUIRE_PYTHON")?.split(",") ?? [];
  if (required.includes(module)) return true;
  try {
    return new Deno.Command(PYTHON, { args: ["-c", `import ${module}`] })
      .outputSync().success;
  } catch {
    return false;
  }
}

async function read(kind: "hyperspy" | "emd1", path: string) {
  const { success, stdout, stderr } = await new Deno.Command(PYTHON, {
    args: [READER, kind, path],
  }).output();
  ok(success, new TextDecoder().decode(stderr));
  const lines = new TextDecoder().decode(stdout).trimEnd().split("\n");
  return JSON.parse(lines.at(-1)!);
}

/** Sums that Python's must equal but for the order of adding. */
function sums({ data }: { readonly data: ArrayLike<number> }) {
  let [sum, weighted, size] = [0, 0, 0];
  for (let i = 0; i < data.length; i++) {
    sum += data[i];
    weighted += data[i] * i;
    size += Math.abs(data[i]) * i;
  }
  return { sum, weighted, tolerance: size * 1e-12 };
}

Deno.test("the HDF5 library finds both layouts in an exported run, over the same values", () =>
  withRun(async (folder, { result, arrays }) => {
    const path = join(folder, "run.emd");
    await writeRunEmd(join(folder, "run"), path);
    await h5wasm.ready;
    const file = new h5wasm.File(path, "r");
    const names = result.arrays.map(({ name }) => name);
    for (const [index, name] of names.entries()) {
      const { data, shape } = arrays.get(name)!;
      const number = String(index).padStart(3, "0");
      for (
        const place of [
          `/stem4d/${name}/data`,
          `/hyperspy/${number}/${name}/datacube`,
        ]
      ) {
        const dataset = file.get(place) as h5wasm.Dataset;
        deepStrictEqual(dataset.shape, [...shape], place);
        deepStrictEqual(
          Float64Array.from(dataset.value as ArrayLike<number>),
          Float64Array.from(data),
          place,
        );
      }
    }
    const { attrs } = file;
    strictEqual(attrs.emd_group_type.value, "file");
    strictEqual(Number(attrs.version_major.value), 1);
    const record = file.get("/stem4d/metadatabundle/run/result_json");
    strictEqual(
      JSON.parse((record as h5wasm.Dataset).value as string).seed,
      result.seed,
    );
    file.close();
  }));

Deno.test("an exported run is the same, byte for byte, each time", () =>
  withRun(async (folder) => {
    const paths = ["one.emd", "two.emd"].map((name) => join(folder, name));
    for (const path of paths) await writeRunEmd(join(folder, "run"), path);
    deepStrictEqual(
      await Deno.readFile(paths[0]),
      await Deno.readFile(paths[1]),
    );
  }));

Deno.test("an export overwrites nothing and leaves nothing of a failure", () =>
  withRun(async (folder) => {
    const run = join(folder, "run");
    const path = join(folder, "run.emd");
    await Deno.writeTextFile(path, "mine");
    await rejects(writeRunEmd(run, path), /exists already/);
    strictEqual(await Deno.readTextFile(path), "mine");
    await Deno.remove(path);
    const adf = await Deno.readFile(join(run, "adf.npy"));
    adf[adf.length - 1] ^= 1;
    await Deno.writeFile(join(run, "adf.npy"), adf);
    await rejects(writeRunEmd(run, path), /not the file that the run recorded/);
    await rejects(writeRunEmd(run, path, { arrays: ["adff"] }), /mean adf\?/);
    deepStrictEqual([...Deno.readDirSync(folder)].map(({ name }) => name), [
      "run",
    ]);
  }));

Deno.test({
  name:
    "a reader by EMD 1.0's rules finds arrays, axes, labels and calibration",
  ignore: !imports("h5py"),
  fn: () =>
    withRun(async (folder, { result, arrays }) => {
      const path = join(folder, "run.emd");
      await writeRunEmd(join(folder, "run"), path);
      const found = await read("emd1", path);
      const { scanStepNm, detectorPixelPerAngstrom } = result.input.calibration;
      deepStrictEqual(found.metadata.calibration, {
        R_pixel_size: scanStepNm,
        R_pixel_units: "nm",
        Q_pixel_size: detectorPixelPerAngstrom,
        Q_pixel_units: "A^-1",
      });
      deepStrictEqual(
        Object.keys(found.arrays).sort(),
        result.arrays.map(({ name }) => name).sort(),
      );
      for (const [name, { shape, data }] of arrays) {
        const array = found.arrays[name];
        deepStrictEqual(array.shape, [...shape], name);
        const { sum, weighted, tolerance } = sums({ data });
        ok(Math.abs(array.sum - sum) <= tolerance, name);
        ok(Math.abs(array.weighted - weighted) <= tolerance, name);
        deepStrictEqual(
          array.metadata.about.labels,
          labelNames(result, name),
          name,
        );
      }
      deepStrictEqual(found.arrays.level3.axes, [
        ["y", scanStepNm, "nm"],
        ["x", scanStepNm, "nm"],
      ]);
      deepStrictEqual(found.arrays.centres_level3.axes, [
        ["label", 1, "unknown"],
        ["ky", detectorPixelPerAngstrom, "A^-1"],
        ["kx", detectorPixelPerAngstrom, "A^-1"],
      ]);
    }),
});

Deno.test({
  name: "HyperSpy opens an exported run, each array with its axes",
  ignore: !imports("hyperspy"),
  fn: () =>
    withRun(async (folder, { result, arrays }) => {
      const path = join(folder, "run.emd");
      await writeRunEmd(join(folder, "run"), path);
      const found = await read("hyperspy", path);
      deepStrictEqual(
        Object.keys(found).sort(),
        result.arrays.map(({ name }) => name).sort(),
      );
      for (const [name, { shape, data }] of arrays) {
        const signal = found[name];
        deepStrictEqual(signal.shape, [...shape], name);
        const { sum, weighted, tolerance } = sums({ data });
        ok(Math.abs(signal.sum - sum) <= tolerance, name);
        ok(Math.abs(signal.weighted - weighted) <= tolerance, name);
      }
      const { scanStepNm, detectorPixelPerAngstrom } = result.input.calibration;
      deepStrictEqual(found.adf.axes, [
        ["y", scanStepNm, "nm"],
        ["x", scanStepNm, "nm"],
      ]);
      deepStrictEqual(found.mean_pattern.axes, [
        ["ky", detectorPixelPerAngstrom, "1 / Å"],
        ["kx", detectorPixelPerAngstrom, "1 / Å"],
      ]);
    }),
});
