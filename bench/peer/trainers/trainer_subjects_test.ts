import { deepEqual, match, ok, rejects } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { createJunction } from "../../../fixtures/junction/create_junction.ts";
import { openEngine } from "../../../lib/compute/open_engine.ts";
import type { FeatureMatrix } from "../../../lib/features/feature_matrix.ts";
import { encodeNpy } from "../../../lib/io/encode_npy.ts";
import { openScan } from "../../../lib/io/open_scan.ts";
import { writeHdf5Scan } from "../../../lib/io/write_hdf5_scan.ts";
import { SubjectProcess } from "../../subject/subject_process.ts";
import { RandomStream } from "../../../lib/random/random_stream.ts";
import { SubjectError } from "../../subject/subject_error.ts";
import { ownLosses } from "./own_losses.ts";
import { trainCommand } from "./train_command.ts";
import { TRAINER_PACKAGES } from "./trainer_packages.ts";
import { TRAINER_SUBJECTS } from "./trainer_subjects.ts";
import { trainingBatch } from "./training_batch.ts";
import projectLock from "../../../deno.lock" with { type: "text" };

/** Seed of weights and noise. */
const SEED = 3;
/**
 * Relative deviation of a loss that rounding in single precision explains:
 * seven times the largest seen on wasm, 1.4e-6. Decays of 0.9 and 0.99 instead
 * of 0.9 and 0.999 are off by 6e-2, a divergence of twice its weight by 4e-5.
 */
const TOLERANCE = 1e-5;
/**
 * The same on a junction's batch: the libraries' mean on wasm adds its 310,784
 * squares one after the other in single precision, which alone is off by 1e-4.
 */
const LARGE_BATCH_TOLERANCE = 3e-4;

const adapter = await navigator.gpu?.requestAdapter() ?? null;
const required = Deno.env.get("STEM4D_REQUIRE_WEBGPU") !== undefined;
const installed = (await new Deno.Command(Deno.execPath(), {
  args: [
    "install",
    "--cached-only",
    "--frozen",
    "--config",
    fileURLToPath(new URL("./libraries.json", import.meta.url)),
  ],
  stdout: "null",
  stderr: "null",
}).output()).success;

/** A batch that a software adapter trains on in no time. */
function smallBatch(): FeatureMatrix {
  const stream = new RandomStream(SEED, "small batch");
  const [positions, features] = [37, 61];
  const values = Float32Array.from(
    { length: positions * features },
    () => stream.normal(),
  );
  return { values, positions, features };
}

/** Runs both stages and compares the losses of their first steps with ours. */
async function compareLosses(
  subject: SubjectProcess,
  batch: FeatureMatrix,
  { engine, tolerance }: {
    readonly engine: "cpu" | "webgpu";
    readonly tolerance: number;
  },
): Promise<void> {
  for (const kind of ["ae", "vae"] as const) {
    const stage = `${kind}-step`;
    await rejects(subject.describe(stage), /has not run/);
    const { seconds } = await subject.run(stage);
    ok(seconds > 0);
    const { size, accuracy } = await subject.describe(stage);
    deepEqual(size, `${batch.positions} x ${batch.features}`);
    const losses = Object.values(accuracy);
    ok(losses.length >= 3);
    const steps = losses.length;
    const own = await ownLosses(batch, { kind, engine, seed: SEED, steps });
    const deviation = Math.max(
      ...losses.map((loss, step) => Math.abs(loss / own[step] - 1)),
    );
    ok(deviation < tolerance, `${stage} deviates by ${deviation}`);
  }
}

/** Runs `work` with a folder that is gone afterwards. */
async function withFolder(work: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Writes a batch as train.ts reads it. */
async function writeBatch(file: string, batch: FeatureMatrix): Promise<void> {
  const shape = [batch.positions, batch.features];
  const values = new Float32Array(batch.values);
  await Deno.writeFile(file, encodeNpy(values, shape));
}

const lacksLibrary = installed ? "" : " (ignored: library not installed)";
for (const { name, command, cwd } of TRAINER_SUBJECTS) {
  for (const engine of ["cpu", "webgpu"] as const) {
    const lacks = engine === "webgpu" && adapter === null && !required
      ? " (ignored: no adapter)"
      : lacksLibrary;
    Deno.test({
      name: `${name} has our losses at its first steps [${engine}]${lacks}`,
      ignore: lacks !== "",
      fn: () =>
        withFolder(async (folder) => {
          const file = `${folder}/batch.npy`;
          const batch = smallBatch();
          await writeBatch(file, batch);
          const started = { command: trainCommand(name) };
          await using subject = new SubjectProcess(started);
          await subject.open({ file, engine, seed: SEED });
          const tolerance = TOLERANCE;
          await compareLosses(subject, batch, { engine, tolerance });
        }),
    });
  }

  Deno.test({
    name: `${name} trains on the features of a scan${lacksLibrary}`,
    ignore: !installed,
    fn: () =>
      withFolder(async (folder) => {
        const file = `${folder}/junction.h5`;
        const overrides = { scanSize: 32 };
        const junction = createJunction({ scale: "quick", seed: 0, overrides });
        await writeHdf5Scan(file, junction);
        const engine = await openEngine("cpu");
        const source = await openScan(file);
        let batch: FeatureMatrix;
        try {
          batch = await trainingBatch(source, engine, SEED);
        } finally {
          source.close();
          engine.close();
        }
        deepEqual(batch.positions, 256);
        await using subject = new SubjectProcess({ command, cwd });
        const opened = await subject.open({ file, engine: "cpu", seed: SEED });
        deepEqual(opened.stages, ["ae-step", "vae-step"]);
        ok(opened.libraries[TRAINER_PACKAGES[name]] !== null);
        await compareLosses(subject, batch, {
          engine: "cpu",
          tolerance: LARGE_BATCH_TOLERANCE,
        });
        await rejects(subject.run("umap"), /umap/);
      }),
  });
}

Deno.test("a library that is not installed is missing, not a failure", () =>
  withFolder(async (folder) => {
    const file = `${folder}/batch.npy`;
    await writeBatch(file, smallBatch());
    for (const { name } of TRAINER_SUBJECTS) {
      // Only the inner process: an empty cache lacks what the outer one needs.
      await using subject = new SubjectProcess({
        command: trainCommand(name),
        env: { DENO_DIR: `${folder}/cache` },
      });
      const { libraries } = await subject.open({
        file,
        engine: "cpu",
        seed: 0,
      });
      deepEqual(libraries, { [TRAINER_PACKAGES[name]]: null });
      await rejects(subject.run("ae-step"), (error: unknown) => {
        ok(error instanceof SubjectError);
        deepEqual(error.fault.kind, "missing");
        match(error.message, /is not installed: run deno install --config/);
        return true;
      });
    }
  }));

Deno.test("the project's own lock stays free of the libraries", () => {
  // Deno downloads all that a lock holds at the first start of anything.
  for (const specifier of Object.values(TRAINER_PACKAGES)) {
    ok(!projectLock.includes(`"${specifier}@`));
  }
});
