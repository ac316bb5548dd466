import { deepEqual, equal, match, ok, rejects } from "node:assert/strict";
import { join } from "node:path";
import { createJunction } from "../../../fixtures/junction/create_junction.ts";
import { openEngine } from "../../compute/open_engine.ts";
import { openScan } from "../../io/open_scan.ts";
import { writeHdf5Scan } from "../../io/write_hdf5_scan.ts";
import type { ReportRun } from "../../report/report_run.ts";
import { InputError } from "../../scan/input_error.ts";
import { measuredRun } from "../testing/measured_run.ts";
import { openRunInput } from "./open_run_input.ts";

const engine = await openEngine("cpu", { workers: 1 });
const small = { scanSize: 32, detectorSize: 32 };
const junction = (seed: number) =>
  createJunction({ scale: "quick", seed, overrides: small });
const run = await measuredRun(junction(3), engine);
engine.close();

/** The run with other entries of its input's identity. */
const identified = (identity: Record<string, unknown>): ReportRun => ({
  ...run,
  result: {
    ...run.result,
    input: { ...run.result.input, identity },
  },
});

async function missing(run: ReportRun): Promise<string> {
  const input = await openRunInput(run);
  ok("missing" in input, "an input was found");
  return input.missing;
}

Deno.test("a junction is made again from the record and is the same", async () => {
  const input = await openRunInput(run);
  ok("source" in input);
  match(input.checks.join(" "), /dark field of 16 positions/);
  const region = { y0: 5, y1: 7, x0: 30, x1: 32 };
  deepEqual(await input.source.read(region), await junction(3).read(region));
});

Deno.test("a junction that cannot be made again is missing, with the reason", async () => {
  const { specification, ...rest } = run.result.input.identity;
  const fields = specification as Record<string, unknown>;
  const altered = (change: Record<string, unknown>) =>
    missing(identified({ ...rest, specification: { ...fields, ...change } }));
  match(await altered({ dose: 2 }), /differs from the specification on record/);
  match(await altered({ dose: "much" }), /dose must be a number/);
  match(await altered({ ws2: null }), /its specification is damaged/);
  match(await altered({ seed: "x" }), /no specification with a seed/);
  match(await altered({ more: 1 }), /unknown name/);
  match(await altered({ view: {} }), /fixture family/);
  match(await missing(identified({ kind: "fixture" })), /no specification/);
});

Deno.test("a scan of other values is refused by its dark field", async () => {
  // Another seed's run that claims this seed's junction.
  const arrays = new Map(run.arrays);
  const adf = Float32Array.from(run.arrays.get("adf")!.data);
  adf[16] *= 1.001;
  arrays.set("adf", { shape: [32, 32], data: adf });
  // Positions 32, 96, ... are compared; another is not, and that is said.
  ok("source" in await openRunInput({ ...run, arrays }));
  adf[32] *= 1.001;
  match(await missing({ ...run, arrays }), /dark field at row 1, column 0 is/);
  adf[32] = NaN;
  match(await missing({ ...run, arrays }), /dark field at row 1/);
  arrays.delete("shifts");
  const unchecked = await openRunInput({ ...run, arrays });
  ok("source" in unchecked);
  match(unchecked.checks.join(" "), /no dark field and shifts/);
});

Deno.test("a file is checked, and found in the current folder by its bare name alone", async () => {
  const folder = await Deno.makeTempDir();
  const before = Deno.cwd();
  try {
    const path = join(folder, "mine.h5");
    await writeHdf5Scan(path, junction(3), { layout: "matlab" });
    await writeHdf5Scan(join(folder, "other.h5"), junction(4), {
      layout: "matlab",
    });
    const scan = await openScan(path);
    const identity = await scan.identify();
    scan.close();
    const of = (command: readonly string[], name = "mine.h5"): ReportRun => ({
      ...run,
      result: {
        ...run.result,
        command,
        input: { ...run.result.input, name, identity },
      },
    });
    match(await missing(of(["mine.h5", "--seed", "0"])), /--file PATH/);
    const given = await openRunInput(of(["mine.h5"]), { file: path });
    ok("source" in given);
    equal(given.source.name, "mine.h5");
    given.source.close();
    const refused = async (file: string, reason: RegExp) => {
      await rejects(openRunInput(of(["mine.h5"]), { file }), (error) => {
        ok(error instanceof InputError);
        match(error.message, reason);
        return true;
      });
    };
    await refused(join(folder, "other.h5"), /dark field at row|has \d+ bytes/);
    await refused(join(folder, "absent.h5"), /no such file/);
    await Deno.writeTextFile(join(folder, "short.h5"), "short");
    await refused(join(folder, "short.h5"), /has 5 bytes where the run's has/);

    Deno.chdir(folder);
    const found = await openRunInput(of(["mine.h5", "--seed", "0"]));
    ok("source" in found);
    match(found.found, /mine.h5 in the current folder/);
    found.source.close();
    // A record may come from anybody: it leads to no other folder.
    for (const name of [path, "./mine.h5", "../mine.h5", "--file", ".."]) {
      match(await missing(of([name])), /--file PATH/);
    }
    await Deno.mkdir("sub");
    match(await missing(of(["sub"])), /--file PATH/);
  } finally {
    Deno.chdir(before);
    await Deno.remove(folder, { recursive: true });
  }
});
