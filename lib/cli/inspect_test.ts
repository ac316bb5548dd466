import {
  deepStrictEqual,
  match,
  ok,
  rejects,
  strictEqual,
} from "node:assert/strict";
import { join } from "node:path";
import * as h5wasm from "h5wasm/node";
import { arrayScan } from "../scan/array_scan.ts";
import { InputError } from "../scan/input_error.ts";
import { writeHdf5Scan } from "../io/write_hdf5_scan.ts";
import { main } from "./inspect.ts";

const shape = { scan: [5, 7], detector: [12, 12] } as const;
const values = Float32Array.from(
  { length: 35 * 144 },
  (_, i) => 2 + Math.sin(i) + (i % 144 === 78 ? 100 : 0),
);

async function inspect(args: string[]): Promise<string> {
  const { log } = console;
  const lines: string[] = [];
  console.log = (line: string) => lines.push(line);
  try {
    strictEqual(await main(args), 0);
  } finally {
    console.log = log;
  }
  return lines.join("\n");
}

async function inFolder(body: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    await body(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("inspect tells sizes, type, pixel sizes and the plan, and writes both pictures", () =>
  inFolder(async (folder) => {
    const path = join(folder, "scan.h5");
    const calibration = { scanStepNm: 17.6 };
    await writeHdf5Scan(path, arrayScan(values, { shape, calibration }));
    const text = await inspect([path, "--png", join(folder, "pictures")]);
    match(text, /Scan 5 x 7 \(y, x\), detector 12 x 12/);
    match(text, /scan 17\.6 nm, detector not stated/);
    match(text, /reproduce can run on it: annulus/);
    match(text, /5 x 7 x 12 x 12, float32/);
    for (const name of ["mean_pattern.png", "adf.png"]) {
      const bytes = await Deno.readFile(join(folder, "pictures", name));
      strictEqual(String.fromCharCode(...bytes.subarray(1, 4)), "PNG");
    }
  }));

Deno.test("inspect says when reproduce would refuse the scan", () =>
  inFolder(async (folder) => {
    const path = join(folder, "line.h5");
    const line = { scan: [1, 35], detector: [12, 12] } as const;
    await writeHdf5Scan(path, arrayScan(values, { shape: line }));
    match(await inspect([path]), /would refuse it: .*at least 2 x 2/);
  }));

Deno.test("inspect shows no control characters of names in a file", () =>
  inFolder(async (folder) => {
    const path = join(folder, "scan.h5");
    const name = "a\u001b[31mred\u0007";
    await writeHdf5Scan(path, arrayScan(values, { shape, name }));
    const text = await inspect([path]);
    match(text, /a\ufffd\[31mred\ufffd/);
    // Only line breaks are left.
    // deno-lint-ignore no-control-regex -- they must not be there
    ok(!/[\u0000-\u0009\u000b-\u001f]/.test(text));
  }));

Deno.test("inspect refuses no file, two files and a missing one", async () => {
  await rejects(main([]), InputError);
  await rejects(main(["a.h5", "b.h5"]), InputError);
  await rejects(main(["/nowhere/a.h5"]), /there is no such file/);
});

Deno.test("inspect --json tells the same as one document", () =>
  inFolder(async (folder) => {
    const path = join(folder, "scan.h5");
    const calibration = { scanStepNm: 17.6 };
    await writeHdf5Scan(path, arrayScan(values, { shape, calibration }));
    const pictures = join(folder, "pictures");
    const found = JSON.parse(
      await inspect([path, "--json", "--png", pictures]),
    );
    deepStrictEqual(found.scan, {
      name: "scan.h5",
      shape,
      dtype: "float32",
      calibration,
      hasTruth: false,
    });
    strictEqual(found.exitStatus, 0);
    strictEqual(found.file, path);
    deepStrictEqual(
      found.datasets.find(({ path }: { path: string }) =>
        path === "/Experiments/array/data"
      ).shape,
      [5, 7, 12, 12],
    );
    deepStrictEqual(found.preview.range.map(Math.fround), [
      Math.min(...values),
      Math.max(...values),
    ]);
    match(found.plan[0], /reproduce can run on it/);
    for (const path of found.pictures) ok((await Deno.stat(path)).size > 100);
    strictEqual(found.pictures.length, 2);
  }));

Deno.test("inspect lists several scans in a file, and says which to name", () =>
  inFolder(async (folder) => {
    const path = join(folder, "several.h5");
    await h5wasm.ready;
    const file = new h5wasm.File(path, "w");
    for (const name of ["before", "after"]) {
      file.create_dataset({
        name,
        data: values,
        shape: [5, 7, 12, 12],
        dtype: "<f",
      });
    }
    file.close();
    const text = await inspect([path]);
    match(text, /\/before: 5 x 7 x 12 x 12, float32/);
    match(text, /\/after: 5 x 7 x 12 x 12, float32/);
    match(text, /would refuse it as it is: .*--dataset/);
    const one = await inspect([path, "--dataset", "after"]);
    match(one, /reproduce can run on it/);
    strictEqual(JSON.parse(await inspect([path, "--json"])).scan, null);
  }));

Deno.test("inspect keeps within 60 columns without colours", () =>
  inFolder(async (folder) => {
    const path = join(folder, "scan.h5");
    const wide = { scan: [10, 10], detector: [60, 60] } as const;
    const values = Float32Array.from(
      { length: 100 * 3600 },
      (_, i) => i % 3600,
    );
    await writeHdf5Scan(path, arrayScan(values, { shape: wide }));
    const { consoleSize } = Deno;
    try {
      Deno.consoleSize = () => ({ columns: 60, rows: 24 });
      const lines = (await inspect([path])).split("\n");
      const from = lines.findIndex((line) => line.startsWith("mean pattern"));
      const thumbnail = lines.slice(from, from + 15);
      ok(thumbnail.every((line) => line.length <= 60));
      // The pattern grows towards its last rows: so does the ink.
      match(thumbnail[14], /@{20}/);
    } finally {
      Deno.consoleSize = consoleSize;
    }
  }));

Deno.test("inspect tells what was probably meant", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(join(folder, "scan.h5"), "");
    await rejects(main([join(folder, "scna.h5")]), /did you mean .*scan\.h5\?/);
    await rejects(main(["json"]), /did you mean --json\?/);
    await rejects(main([join(folder, "other.npy")]), /check the path/);
  }));
