import { deepStrictEqual, equal, ok } from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createJunction } from "../../fixtures/junction/create_junction.ts";
import type { BlockLimits } from "../compute/block_limits.ts";
import { openEngine } from "../compute/open_engine.ts";
import { encodeNpy } from "../io/encode_npy.ts";
import { codeReadings } from "../recipe/readings.ts";
import type { RunResult } from "../run/run_result.ts";
import { arrayScan } from "../scan/array_scan.ts";
import { reproduce } from "./reproduce_scan.ts";

const junction = createJunction({
  scale: "quick",
  seed: 0,
  overrides: { scanSize: 32 },
});
const { scan: [rows, columns], detector } = junction.shape;
const patternBytes = detector[0] * detector[1] * 4;

async function inFolder(body: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    await body(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** All of a result that the scan and the readings decide. */
function decided(result: RunResult) {
  const { arrays, features, alignment, clusters, evidence, networks } = result;
  return {
    arrays: arrays.map(({ name, sha256 }) => [name, sha256]),
    features,
    alignment,
    clusters,
    evidence,
    scores: result.scores,
    losses: networks.map(({ loss }) => loss),
    stages: result.stages.map(({ name, sha256 }) => [name, sha256]),
    claims: result.claims?.filter(({ id }) => !id.startsWith("minutes.")),
  };
}

Deno.test("results do not depend on threads, on the sizes of blocks and stripes, or on who reads the scan", () =>
  inFolder(async (folder) => {
    const values = await junction.read({ y0: 0, y1: rows, x0: 0, x1: columns });
    // A scan in memory can be read by one thread only.
    const held = arrayScan(values, { shape: junction.shape });
    const tiny = { blockBytes: patternBytes, stripeBytes: 20 * patternBytes };
    const ways: [workers: number, blocks?: BlockLimits, own?: boolean][] = [
      [2],
      [3, tiny],
      [2, { blockBytes: 7 * patternBytes, stripeBytes: 30 * patternBytes }],
      [1, { blockBytes: 1 << 26, stripeBytes: 1 << 26 }, true],
    ];
    let first: ReturnType<typeof decided> | undefined;
    for (const [index, [workers, blocks, own]] of ways.entries()) {
      const engine = await openEngine("cpu", { workers });
      try {
        const { truth } = junction;
        const source = own ? { ...held, ...truth && { truth } } : junction;
        const { result } = await reproduce(source, { ...engine, blocks }, {
          out: join(folder, String(index)),
          readings: {
            ...codeReadings(detector),
            threshold: { by: "percentile", share: 0.1 },
            aeHiddenLayers: 1,
            epochs: 1,
          },
          seed: 5,
          scale: null,
          command: [],
          judgePublished: false,
          saveFeatures: false,
        });
        const { evidence, claims, ...rest } = decided(result);
        // A held scan does not say its gain, of which a bound is made.
        const now = own
          ? { ...rest, evidence: undefined, claims: undefined }
          : { ...rest, evidence, claims };
        if (first === undefined) {
          first = now;
          ok(now.arrays.length > 20);
        }
        const wanted = own
          ? { ...first, evidence: undefined, claims: undefined }
          : first;
        if (own) {
          const less = (all: typeof now) => ({
            ...all,
            // "claims" is the stage that the gain goes into.
            stages: all.stages.filter(([name]) => name !== "claims"),
          });
          deepStrictEqual(less(now), less(wanted as typeof now));
        } else deepStrictEqual(now, wanted);
      } finally {
        engine.close();
      }
    }
  }));

Deno.test("results and page do not depend on language, time zone, working folder or who chose the engine", () =>
  inFolder(async (folder) => {
    const root = fileURLToPath(new URL("../../", import.meta.url));
    const values = await junction.read({ y0: 0, y1: rows, x0: 0, x1: columns });
    const file = join(folder, "scan.npy");
    await Deno.writeFile(
      file,
      encodeNpy(values, [rows, columns, ...detector]),
    );
    const launch = async (
      args: readonly string[],
      { cwd, env }: {
        readonly cwd: string;
        readonly env: Record<string, string>;
      },
    ) => {
      const { code, stderr } = await new Deno.Command(Deno.execPath(), {
        args: [
          ...["run", "-q", `--config=${root}deno.json`, "-P=launch"],
          ...[`${root}lib/cli/launch.ts`, ...args],
        ],
        cwd,
        env: { NO_COLOR: "1", ...env },
        stdout: "null",
      }).output();
      ok(code < 2, new TextDecoder().decode(stderr));
    };
    const here = { cwd: root, env: { LC_ALL: "C.UTF-8", TZ: "UTC" } };
    const elsewhere = {
      cwd: folder,
      env: {
        LANG: "tr_TR.UTF-8",
        LANGUAGE: "tr",
        LC_ALL: "tr_TR.UTF-8",
        TZ: "Pacific/Kiritimati",
      },
    };
    // The choice is the processor wherever there is no hardware adapter.
    const adapter = await navigator.gpu?.requestAdapter();
    const hardware = adapter ? !adapter.info.isFallbackAdapter : false;
    const results: RunResult[] = [];
    for (
      const [name, engine, place] of [
        ["one", "cpu", here],
        ["two", hardware ? "cpu" : "auto", elsewhere],
      ] as const
    ) {
      const out = join(folder, name);
      await launch(
        [
          ...["reproduce", file, "--engine", engine, "--out", out],
          ..."--without umap,networks --quiet --workers 2".split(" "),
        ],
        place,
      );
      results.push(
        JSON.parse(await Deno.readTextFile(join(out, "result.json"))),
      );
    }
    deepStrictEqual(decided(results[1]), decided(results[0]));
    deepStrictEqual(results[1].command, results[0].command);
    // The same record gives the same page, times included.
    const page = join(folder, "one", "report.html");
    const drawn = await Deno.readTextFile(page);
    await launch(["report", join(folder, "one")], elsewhere);
    equal(await Deno.readTextFile(page), drawn);
  }));
