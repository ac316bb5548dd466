import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { createJunction } from "../../fixtures/junction/create_junction.ts";
import type { Engine } from "../compute/engine.ts";
import { openEngine } from "../compute/open_engine.ts";
import { testOnEngines } from "../compute/test_on_engines.ts";
import { codeReadings } from "../recipe/readings.ts";
import type { RunResult } from "../run/run_result.ts";
import { arrayScan } from "../scan/array_scan.ts";
import { InputError } from "../scan/input_error.ts";
import type { ScanSource } from "../scan/scan_source.ts";
import { checkGolden } from "../golden/check_golden.ts";
import { decodeNpy } from "../io/decode_npy.ts";
import { judgeRunFolder } from "../report/judge_run_folder.ts";
import { reproduce, type ReproduceOptions } from "./reproduce_scan.ts";

/** A junction of 32 x 32 positions: every stage runs, in seconds. */
const smallJunction = (seed = 0) =>
  createJunction({ scale: "quick", seed, overrides: { scanSize: 32 } });

async function run(
  source: ScanSource,
  engine: Engine,
  out:
    | string
    | Pick<ReproduceOptions, "out" | "yardstick" | "leaveOut">,
) {
  // Few features and small networks, for the sake of software adapters.
  const readings = {
    ...codeReadings(source.shape.detector),
    threshold: { by: "percentile", share: 0.1 } as const,
    aeHiddenLayers: 1 as const,
    epochs: 2,
  };
  return await reproduce(source, engine, {
    readings,
    seed: 5,
    scale: null,
    ...(typeof out === "string" ? { out } : out),
    command: ["--seed", "5"],
    judgePublished: false,
    saveFeatures: false,
  });
}

async function inFolder(body: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    await body(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** A result without what differs between identical runs. */
function timeless(result: RunResult): unknown {
  const { date: _date, peakResidentBytes: _peak, ...rest } = result;
  return {
    ...rest,
    stages: rest.stages.map(({ name, title }) => ({ name, title })),
    networks: rest.networks.map(({ seconds: _, ...network }) => network),
    claims: rest.claims?.map((claim) =>
      claim.id.startsWith("minutes.")
        ? { ...claim, measured: "", value: null }
        : claim
    ),
  };
}

testOnEngines(
  "the same run twice gives the same bytes, time aside",
  (engine) =>
    inFolder(async (folder) => {
      const [one, two] = [join(folder, "one"), join(folder, "two")];
      await run(smallJunction(), engine, one);
      await run(smallJunction(), engine, two);
      const names = (path: string) =>
        [...Deno.readDirSync(path)].map(({ name }) => name).sort();
      deepStrictEqual(names(one), names(two));
      for (const name of names(one).filter((name) => name.endsWith(".npy"))) {
        deepStrictEqual(
          await Deno.readFile(join(one, name)),
          await Deno.readFile(join(two, name)),
          name,
        );
      }
      const result = async (path: string) =>
        timeless(
          JSON.parse(await Deno.readTextFile(join(path, "result.json"))),
        );
      deepStrictEqual(await result(one), await result(two));
      deepStrictEqual(
        [...Deno.readDirSync(folder)].length,
        2,
        "nothing else is left",
      );
      // Nor is it other than it was when last somebody said why.
      await checkGolden(one, engine);
    }),
);

Deno.test("both engines and any number of workers tell the same story", () =>
  inFolder(async (folder) => {
    const results: RunResult[] = [];
    const kinds = await navigator.gpu?.requestAdapter()
      ? ["cpu", "cpu", "webgpu"] as const
      : ["cpu", "cpu"] as const;
    for (const [index, kind] of kinds.entries()) {
      const engine = await openEngine(kind, { workers: index === 0 ? 1 : 2 });
      try {
        results.push(
          (await run(smallJunction(), engine, join(folder, String(index))))
            .result,
        );
      } finally {
        engine.close();
      }
    }
    const [one, two, gpu] = results;
    // Workers only share the work out: to the bit.
    deepStrictEqual(
      one.arrays.map(({ sha256 }) => sha256),
      two.arrays.map(({ sha256 }) => sha256),
    );
    deepStrictEqual(one.evidence, two.evidence);
    deepStrictEqual(
      one.evidence?.choices.map(({ subject }) => subject),
      [
        "level 1",
        "level 2",
        ...one.clusters.materials.map(({ name }) => `level 3 of ${name}`),
      ],
    );
    const array = async (name: string) =>
      decodeNpy(await Deno.readFile(join(folder, "0", `${name}.npy`)));
    // As many of the 62 x 62 pixels' patterns as a mebibyte holds, evenly apart.
    deepStrictEqual((await array("sample_patterns")).shape, [16, 16, 62, 62]);
    deepStrictEqual(
      [...(await array("sample_positions")).data.slice(0, 4)],
      [0, 0, 0, 2],
    );
    for (const kind of ["ae", "vae"] as const) {
      const { data } = await array(`error_${kind}`);
      const labels = (await array("materials")).data;
      one.clusters.materials.slice(0, 2).forEach(({ name }, m) => {
        const errors = [...data].map(Number).filter((_, i) =>
          Number(labels[i]) === m + 1
        );
        ok(errors.every((error) => error > 0));
        const mean = errors.reduce((sum, error) => sum + error, 0) /
          errors.length;
        const { reconstruction } = one.networks.find((network) =>
          network.kind === kind && network.material === name
        )!;
        // The loss was taken while it still fell, a VAE's with noise besides.
        const last = reconstruction.at(-1)!;
        ok(mean < last && mean > 0.8 * last, `${kind} ${name}: ${mean}`);
      });
    }
    // What the record says is what its folder says again.
    const again = await judgeRunFolder(join(folder, "0"));
    deepStrictEqual(again, one.claims);
    ok(again.some(({ verdict }) => verdict === "reproduced"));
    if (gpu === undefined) return;
    strictEqual(gpu.engine.tiles, "by adapter");
    strictEqual(one.engine.tiles, undefined);
    strictEqual(gpu.input.valuesSha256, one.input.valuesSha256);
    // float32 moments move the log-STD by 1e-3 at most: of some hundred pixels
    // one or two may change places.
    ok(
      Math.abs(gpu.features.count - one.features.count) <= 2,
      `${gpu.features.count}, ${one.features.count}`,
    );
    for (const name of ["flake", "materials"]) {
      const ari = (result: RunResult) =>
        result.scores.find(({ subject, measure }) =>
          subject === name && measure === "ARI"
        )!.value;
      ok(Math.abs(ari(gpu) - ari(one)) < 0.01, name);
    }
    one.networks.forEach(({ kind, material, loss }, i) => {
      const theirs = gpu.networks[i].loss.at(-1)!;
      // Two epochs from the same weights on features that agree to 1e-4.
      ok(
        Math.abs(loss.at(-1)! - theirs) < 5e-3,
        `${kind} ${material}: ${loss.at(-1)}, ${theirs}`,
      );
    });
  }));

Deno.test("a run that fails leaves nothing behind", () =>
  inFolder(async (folder) => {
    const engine = await openEngine("cpu", { workers: 1 });
    try {
      const shape = { scan: [6, 6], detector: [24, 24] } as const;
      const constant = arrayScan(new Float32Array(6 * 6 * 24 * 24).fill(3), {
        shape,
      });
      await rejects(
        run(constant, engine, join(folder, "deep", "run")),
        (error) =>
          error instanceof InputError &&
          /all patterns are the same/.test(error.message),
      );
      deepStrictEqual([...Deno.readDirSync(folder)], []);
      await Deno.mkdir(join(folder, "there"));
      await rejects(
        run(constant, engine, join(folder, "there")),
        /exists already/,
      );
    } finally {
      engine.close();
    }
  }));

Deno.test("the yardstick is recorded where it is asked for, and changes nothing else", () =>
  inFolder(async (folder) => {
    const engine = await openEngine("cpu", { workers: 2 });
    try {
      const [without, out] = [join(folder, "without"), join(folder, "with")];
      const plain = await run(smallJunction(), engine, without);
      const { result } = await run(smallJunction(), engine, {
        out,
        yardstick: true,
      });
      strictEqual(plain.result.yardstick, undefined);
      const { yardstick, ...others } = result;
      const isOwn = ({ name }: { readonly name: string }) =>
        name === "yardstick" || name === "pca_labels";
      deepStrictEqual(
        timeless({
          ...others,
          arrays: others.arrays.filter((array) => !isOwn(array)),
          stages: others.stages.filter((stage) => !isOwn(stage)),
        }),
        timeless(plain.result),
      );
      deepStrictEqual(
        yardstick?.materials.map(({ material }) => material),
        ["WS2", "WSe2"],
      );
      for (const entry of yardstick!.materials) {
        ok("errors" in entry && entry.agreement.length === 10);
      }
      const { data, shape } = decodeNpy(
        await Deno.readFile(join(out, "pca_labels.npy")),
      );
      deepStrictEqual([...shape], [32, 32]);
      ok(data instanceof Int8Array);
      strictEqual(
        data.filter((label) => label > 0).length,
        yardstick!.materials.reduce((sum, { positions }) => sum + positions, 0),
      );
      const page = await Deno.readTextFile(join(out, "report.html"));
      ok(page.includes("What the networks are worth"));
    } finally {
      engine.close();
    }
  }));

testOnEngines(
  "parts that are left out change nothing else, and their claims are not judged",
  (engine) =>
    inFolder(async (folder) => {
      const [whole, part] = [join(folder, "whole"), join(folder, "part")];
      const full = await run(smallJunction(), engine, whole);
      const { result } = await run(smallJunction(), engine, {
        out: part,
        leaveOut: ["umap", "networks"],
      });
      deepStrictEqual(result.leftOut, ["umap", "networks"]);
      strictEqual(full.result.leftOut, undefined);
      deepStrictEqual(result.networks, []);
      const left = (name: string) => /^umap$|(^|_)v?ae$/.test(name);
      deepStrictEqual(
        result.arrays,
        full.result.arrays.filter(({ name }) => !left(name)),
      );
      deepStrictEqual(
        result.scores,
        full.result.scores.filter(({ subject }) => !/ V?AE$/.test(subject)),
      );
      for (const { id, verdict, value } of result.claims!) {
        if (!/^(umap|order|boundary|minutes|loss|readme)\./.test(id)) continue;
        strictEqual(verdict, "cannot be tested here", id);
        strictEqual(value, null, id);
      }
      const page = await Deno.readTextFile(join(part, "report.html"));
      // A picture's base64 may spell anything, and the script says such words.
      const shown = page
        .replace(/<script[^>]*>[\s\S]*?<\/script>/g, "")
        .replace(/base64,[^"]*"/g, "");
      ok(!/NaN|undefined/.test(shown));
    }),
);
