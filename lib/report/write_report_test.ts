import {
  deepStrictEqual,
  match,
  ok,
  rejects,
  strictEqual,
} from "node:assert/strict";
import { join } from "node:path";
import { encodeNpy } from "../io/encode_npy.ts";
import { InputError } from "../scan/input_error.ts";
import { readReportRun } from "./read_report_run.ts";
import { renderReport } from "./render_report.ts";
import { madeUpRun } from "./testing/made_up_run.ts";
import { writeMadeUpRun } from "./testing/write_made_up_run.ts";
import { writeReport } from "./write_report.ts";

const run = madeUpRun({ scan: 24, detector: 30 });

async function inFolder(test: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("writeReport draws a folder as the run in memory would be drawn", () =>
  inFolder(async (folder) => {
    const result = await writeMadeUpRun(folder, run);
    const files = () =>
      Array.from(Deno.readDirSync(folder), ({ name }) => name).sort();
    const before = files();
    await writeReport(folder);
    const page = await Deno.readTextFile(join(folder, "report.html"));
    strictEqual(page, renderReport({ ...run, result }));
    await writeReport(folder);
    strictEqual(await Deno.readTextFile(join(folder, "report.html")), page);
    deepStrictEqual(files(), [...before, "report.html"].sort());
    ok(!page.includes(folder), "the page tells where it was made");
  }));

Deno.test("readReportRun tells why an array cannot be used", () =>
  inFolder(async (folder) => {
    const result = await writeMadeUpRun(folder, run);
    await Deno.remove(join(folder, "adf.npy"));
    await Deno.writeFile(
      join(folder, "umap.npy"),
      encodeNpy(new Float32Array(24 * 24 * 3), [24, 24, 3]),
    );
    const arrays = result.arrays.map((array) =>
      array.name === "vae"
        ? {
          ...array,
          sha256: result.arrays.find(({ name }) => name === "mean_pattern")
            ?.sha256,
        }
        : array
    );
    await Deno.copyFile(
      join(folder, "mean_pattern.npy"),
      join(folder, "vae.npy"),
    );
    await Deno.writeTextFile(
      join(folder, "result.json"),
      JSON.stringify({
        ...result,
        // Neither a path nor an object's own property is an array's name.
        arrays: [
          ...arrays,
          { ...arrays[0], name: "../secret" },
          { ...arrays[0], name: "toString" },
        ],
      }),
    );
    const read = await readReportRun(folder);
    deepStrictEqual([...read.unusable.keys()].sort(), ["adf", "umap", "vae"]);
    match(read.unusable.get("adf") ?? "", /not in the run folder/);
    match(read.unusable.get("umap") ?? "", /SHA-256 differs/);
    match(read.unusable.get("vae") ?? "", /30 × 30 .* 24 × 24/);
    strictEqual(read.arrays.size, run.arrays.size - 3);
    match(renderReport(read), /Not drawn: the array <code>umap<\/code> is not/);
  }));

Deno.test("readReportRun refuses what is no run folder", () =>
  inFolder(async (folder) => {
    const result = await writeMadeUpRun(folder, run);
    const path = join(folder, "result.json");
    const refused = async (text: string, reason: RegExp) => {
      await Deno.writeTextFile(path, text);
      await rejects(readReportRun(folder), (error) => {
        ok(error instanceof InputError);
        match(error.message, reason);
        match(error.message, /give the folder that a run wrote/);
        return true;
      });
    };
    await refused("{", /not JSON/);
    await refused("null", /no schema/);
    await refused(
      '{"schema": "other/2"}',
      /"other\/2" and not "stem4d-run\/1"/,
    );
    await refused(
      JSON.stringify({ ...result, networks: undefined }),
      /"networks" in its result.json is not a list/,
    );
    await Deno.remove(path);
    await rejects(writeReport(folder), /holds no result.json/);
    await rejects(writeReport(join(folder, "absent")), InputError);
  }));
