import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createJunction } from "../../fixtures/junction/create_junction.ts";
import { openEngine } from "../compute/open_engine.ts";
import { greatestNeed } from "../recipe/memory/check_memory.ts";
import { MemoryError } from "../recipe/memory/memory_error.ts";
import type { MemoryFacts } from "../recipe/memory/memory_facts.ts";
import { codeReadings } from "../recipe/readings.ts";
import { reproduce } from "./reproduce_scan.ts";
import { OptionValues } from "./option_values.ts";
import { memoryCeiling } from "./memory_ceiling.ts";
import { memoryNote } from "./memory_note.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const source = createJunction({ scale: "quick", seed: 0 });
const facts: MemoryFacts = {
  source,
  workers: 2,
  gpu: false,
  readings: codeReadings(source.shape.detector),
  leaveOut: ["umap", "networks"],
  yardstick: false,
};

/** Runs `reproduce` on the quick junction in a process of its own. */
async function child(folder: string, ceiling: number) {
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    // By the launcher, as people do: on Linux a process begins with the peak of
    // the one that started it, and a test's is large.
    args: [
      ..."run -q -P=launch lib/cli/launch.ts reproduce --scale quick".split(
        " ",
      ),
      ..."--engine cpu --without umap,networks --workers 2 --quiet".split(" "),
      ...["--memory", `${ceiling / 1000}kB`],
      ...["--out", join(folder, "run")],
    ],
    cwd: ROOT,
    stdout: "null",
  }).output();
  return { code, message: new TextDecoder().decode(stderr) };
}

Deno.test("what was said to be needed holds a whole run, and less is refused at once", async () => {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    const refused = await child(folder, 200e6);
    equal(refused.code, 2);
    ok(
      /^Cannot run within --memory 200MB as the stage "\w+" needs at least \d+MB for 80 x 80 positions: give that much or more/
        .test(refused.message),
      refused.message,
    );
    deepEqual([...Deno.readDirSync(folder)], [], "nothing was begun");

    const { least } = greatestNeed({
      ...facts,
      features: 458,
      // More than there are.
      materials: [3000, 1000],
    });
    const { code, message } = await child(folder, least);
    equal(code, 0, message);
    const result = JSON.parse(
      await Deno.readTextFile(join(folder, "run", "result.json")),
    );
    equal(result.features.count, 458);
    const { peakResidentBytes } = result;
    ok(
      peakResidentBytes <= least && peakResidentBytes > 0.5 * least,
      `${peakResidentBytes} bytes, ${least} were allowed`,
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("what the first pass shows to be too much is refused there, kept, and gone on with to the same bytes", async () => {
  const small = createJunction({
    scale: "quick",
    seed: 0,
    overrides: { scanSize: 32 },
  });
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  const engine = await openEngine("cpu", { workers: 2 });
  try {
    const run = (
      name: string,
      more: { ceiling?: number; resume?: boolean; onKept?: () => void },
    ) =>
      reproduce(small, engine, {
        ...more,
        out: join(folder, name),
        readings: facts.readings,
        leaveOut: facts.leaveOut,
        seed: 0,
        scale: null,
        command: [],
        judgePublished: false,
        saveFeatures: false,
      });
    const known = { ...facts, source: small };
    const ceiling = greatestNeed(known).least;
    let kept = "";
    await rejects(
      run("a", { ceiling, onKept: (command = "") => kept = command }),
      (error: MemoryError) => {
        ok(error instanceof MemoryError);
        ok(/with \d+ features each/.test(error.message), error.message);
        ok(error.needed > ceiling);
        return true;
      },
    );
    ok(/--resume .* --memory \d+MB$/.test(kept), kept);
    const stages = join(folder, "a.partial", "stages");
    deepEqual(
      [...Deno.readDirSync(stages)].map(({ name }) => name).sort(),
      ["features", "measure"],
    );
    const { result } = await run("a", { resume: true, ceiling: 1e9 });
    const free = await run("b", {});
    deepEqual(
      result.arrays.map(({ name, sha256 }) => [name, sha256]),
      free.result.arrays.map(({ name, sha256 }) => [name, sha256]),
    );
  } finally {
    engine.close();
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a ceiling is a number with a unit", () => {
  const ceiling = (memory: string) =>
    memoryCeiling(new OptionValues({ memory }));
  deepEqual(
    ["2GB", "2 GiB", "1.5gb", "800MB", "64kib", "1TB", "none"].map(ceiling),
    [2e9, 2 ** 31, 1.5e9, 800e6, 2 ** 16, 1e12, undefined],
  );
  for (
    const wrong of ["2", "GB", "0GB", "-1GB", "2 GBs", "2gigabyte", "1e3MB"]
  ) {
    let message = "";
    try {
      ceiling(wrong);
    } catch (error) {
      message = (error as Error).message;
    }
    ok(message.startsWith(`Cannot use --memory ${wrong}: `), message || wrong);
  }
});

Deno.test("a run that may not fit says so before it begins", () => {
  equal(memoryNote(facts, { ceiling: undefined, free: 8e9 }), undefined);
  equal(memoryNote(facts, { ceiling: 8e9, free: 1 }), undefined);
  ok(
    /^Memory: about \d+MB if the features are some \d+ pixels.*; 100MB are free\. --memory/
      .test(memoryNote(facts, { ceiling: undefined, free: 100e6 })!),
  );
  ok(
    /more than fit into 300MB/.test(
      memoryNote(facts, { ceiling: 300e6, free: 8e9 })!,
    ),
  );
});
