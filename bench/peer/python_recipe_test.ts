import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { openEngine } from "../../lib/compute/open_engine.ts";
import { darkFieldPixels } from "../../lib/features/dark_field_pixels.ts";
import { openScan } from "../../lib/io/open_scan.ts";
import { findFeatures } from "../../lib/recipe/find_features.ts";
import { codeReadings } from "../../lib/recipe/readings.ts";
import { gatherFeatures } from "../../lib/stream/gather_features.ts";
import { measureScan } from "../../lib/stream/measure_scan.ts";
import { junctionFile } from "../junction/junction_file.ts";
import { SubjectError } from "../subject/subject_error.ts";
import { SubjectProcess } from "../subject/subject_process.ts";
import { pythonRecipe } from "./python_recipe.ts";
import { runPeers } from "./run_peers.ts";
import { missingLibraries } from "./testing/missing_libraries.ts";

const PYTHON = "/usr/bin/python3";
const lacking = await missingLibraries(PYTHON);
/** Says in its name why it was ignored. */
const named = (name: string) => ({
  name: lacking === "" ? name : `${name} (ignored, not installed: ${lacking})`,
  ignore: lacking !== "",
});

Deno.test(
  named("the Python recipe finds the same shifts and features as ours"),
  async () => {
    await using junction = await junctionFile({ scan: 32, seed: 3 });
    const python: Record<string, number[]> = await printed(
      "print_outcomes.py",
      junction.path,
    );

    const source = await openScan(junction.path);
    const engine = await openEngine("cpu");
    try {
      const { detector } = source.shape;
      const readings = codeReadings(detector);
      const { clampBelow } = readings;
      const measurement = await measureScan(source, engine, {
        clampBelow,
        alignmentPasses: 1,
        adfPixels: darkFieldPixels(detector),
      });
      const { pixels, arrays } = findFeatures(measurement, {
        detector,
        readings,
      });
      const { shifts } = measurement;
      const matrix = await gatherFeatures(source, engine, {
        clampBelow,
        shifts,
        pixels,
      });
      assert.deepEqual(python.pixels, [...pixels]);
      // Sums over 317 pixels in float32: a part in a million of shifts below 1 px.
      close(python.shifts, shifts, 1e-5);
      close(relative(python.adf, measurement.adf), [], 1e-5);
      // NumPy's float32 deviation of 32 values, and of 32 such.
      const logStd = arrays.find(({ name }) => name === "log_std")!;
      close(python.logStd, logStd.data, 1e-3);
      const sampled = Array.from(
        { length: Math.ceil(matrix.positions / 97) },
        (_, i) =>
          matrix.values.subarray(
            97 * i * matrix.features,
            (97 * i + 1) * matrix.features,
          ),
      ).flatMap((row) => [...row]);
      close(relative(python.features, sampled), [], 1e-4);
    } finally {
      engine.close();
      source.close();
    }
  },
);

Deno.test(
  named("bench:peers compares the whole recipe on a small junction"),
  async () => {
    await using junction = await junctionFile({ scan: 32, seed: 0 });
    const said: string[] = [];
    const { rows, install, libraries } = await runPeers({
      file: junction.path,
      engine: "cpu",
      seed: 0,
      python: PYTHON,
      // UMAP would compile for a minute before it runs.
      stages: [
        "read",
        "measure",
        "align",
        "features",
        "neighbours",
        "kmeans-lloyd",
        "level2",
      ],
      repeats: 1,
      seconds: 60,
      say: (text) => said.push(text),
    });
    assert.equal(install, null);
    assert.ok(libraries.PyTorch);
    assert.ok(said.some((text) => text.endsWith(" neighbours")));
    const row = (stage: string) => rows.find((row) => row.stage === stage)!;
    for (const stage of ["read", "neighbours", "kmeans-lloyd", "level2"]) {
      const { ours, peer, ratio, why } = row(stage);
      assert.ok(ours !== null && peer !== null, `${stage}: ${why}`);
      assert.ok(ratio !== null && ratio.median > 0);
    }
    assert.equal(
      row("neighbours").ours?.size.split(",")[0],
      row("neighbours").peer?.size,
    );
    for (
      const [stage, measure] of [["kmeans-lloyd", "flake ARI"], [
        "level2",
        "materials ARI",
      ]]
    ) {
      const { ours, peer } = row(stage);
      assert.ok(Math.abs(ours!.accuracy[measure] - 1) < 1e-9, stage);
      assert.ok(Math.abs(peer!.accuracy[measure] - 1) < 1e-9, stage);
    }
    const residual = (side: "ours" | "peer", stage: string) =>
      row(stage)[side]!.accuracy["residual px"];
    const difference = residual("ours", "measure") - residual("peer", "align");
    assert.ok(Math.abs(difference) < 1e-5, `${difference}`);
  },
);

Deno.test(
  named("the Python recipe answers what it cannot do, and goes on"),
  async () => {
    await using junction = await junctionFile({ scan: 32, seed: 0 });
    await using subject = new SubjectProcess(pythonRecipe(PYTHON));
    await subject.open({
      file: `${junction.path}.not`,
      engine: "cpu",
      seed: 0,
    });
    const kindOf = async (stage: string) => {
      const error = await subject.run(stage).then(
        () => null,
        (error: unknown) => error,
      );
      assert.ok(error instanceof SubjectError);
      return error.fault;
    };
    assert.equal((await kindOf("read")).kind, "failed");
    const dependent = await kindOf("align");
    assert.equal(dependent.kind, "missing");
    assert.match(dependent.message, /align needs read/);
    assert.equal((await kindOf("no-such-stage")).kind, "missing");
    await subject.open({ file: junction.path, engine: "cpu", seed: 0 });
    // What it needs runs first, unasked.
    assert.ok((await subject.run("features")).seconds > 0);
    assert.match((await subject.describe("features")).by ?? "", /^NumPy \d/);
  },
);

Deno.test({
  ...named("the Python recipe says how much memory it wanted"),
  ignore: lacking !== "" || Deno.build.os !== "linux",
  fn: async () => {
    await using junction = await junctionFile({ scan: 32, seed: 0 });
    const [read, align] = await printed("print_memory_fault.py", junction.path);
    assert.equal(read.kind, "memory");
    assert.match(read.message, /15\.0 MiB.*\(32, 32, 62, 62\)/);
    assert.equal(align.kind, "missing");
    assert.match(align.message, /align needs read: Not enough memory/);
  },
});

/** What one of the recipe's testing scripts prints of a scan. */
async function printed(script: string, scan: string) {
  const path = new URL(`./recipe/testing/${script}`, import.meta.url);
  const { stdout, stderr, success } = await new Deno.Command(PYTHON, {
    args: ["-B", fileURLToPath(path), scan],
  }).output();
  assert.ok(success, new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
}

function close(
  found: ArrayLike<number>,
  wanted: ArrayLike<number>,
  by: number,
) {
  for (let i = 0; i < found.length; i++) {
    const difference = Math.abs(found[i] - (wanted[i] ?? 0));
    assert.ok(difference <= by, `${i}: ${found[i]}, wanted ${wanted[i] ?? 0}`);
  }
}

function relative(found: ArrayLike<number>, wanted: ArrayLike<number>) {
  assert.equal(found.length, wanted.length);
  return Array.from(found, (value, i) => value / wanted[i] - 1);
}
