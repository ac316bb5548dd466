import { match, ok, rejects, strictEqual } from "node:assert/strict";
import { join } from "node:path";
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
