import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { encodeNpy } from "../io/encode_npy.ts";
import { AdapterError } from "../compute/adapter_error.ts";
import { judgeRunFolder } from "../report/judge_run_folder.ts";
import { pathExists } from "../run/path_exists.ts";
import { InputError } from "../scan/input_error.ts";
import { launchArguments } from "./launch/launch_arguments.ts";
import { main } from "./reproduce.ts";

const FILES = new URL("../../fixtures/files/", import.meta.url).pathname;

async function inFolder(body: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    await body(folder);
  } finally {
    await Deno.chmod(folder, 0o700);
    await Deno.remove(folder, { recursive: true });
  }
}

/** A scan of noise, so that nothing but what a case changes is wrong with it. */
async function writeScan(
  path: string,
  shape: readonly [number, number, number, number],
  change: (values: Float32Array) => void = () => {},
) {
  const length = shape.reduce((product, size) => product * size, 1);
  const values = Float32Array.from(
    { length },
    (_, i) => 50 + 20 * Math.sin(i * i),
  );
  change(values);
  await Deno.writeFile(path, encodeNpy(values, shape));
}

interface Case {
  readonly name: string;
  readonly message: RegExp;
  readonly args: (folder: string) => Promise<string[]> | string[];
}

const scanCase = (
  name: string,
  message: RegExp,
  shape: readonly [number, number, number, number],
  { change, more = [] }: {
    change?: (values: Float32Array) => void;
    more?: string[];
  } = {},
): Case => ({
  name,
  message,
  async args(folder) {
    const path = join(folder, "scan.npy");
    await writeScan(path, shape, change);
    return [path, ...more];
  },
});

const CASES: readonly Case[] = [
  {
    name: "a part of the recipe that there is not",
    message: /--without tsne: it must be umap or networks/,
    args: () => ["--without", "tsne"],
  },
  {
    name: "the yardstick without what it measures",
    message: /--yardstick on with --without networks/,
    args: () => ["--without", "networks", "--yardstick", "on"],
  },
  {
    name: "a missing file",
    message: /no such file/,
    args: (folder) => [join(folder, "absent.h5")],
  },
  {
    name: "a file of no known kind",
    message: /Cannot read/,
    async args(folder) {
      await Deno.writeTextFile(
        join(folder, "text.h5"),
        "not HDF5\n".repeat(100),
      );
      return [join(folder, "text.h5")];
    },
  },
  {
    name: "a truncated HDF5 file",
    message: /truncated|shorter|cut|ends|incomplete/i,
    async args(folder) {
      const bytes = await Deno.readFile(FILES + "contiguous.h5");
      await Deno.writeFile(
        join(folder, "cut.h5"),
        bytes.subarray(0, bytes.length >> 1),
      );
      return [join(folder, "cut.h5")];
    },
  },
  {
    name: "a truncated .npy file",
    message: /truncated|shorter|cut|ends|incomplete|bytes/i,
    async args(folder) {
      await writeScan(join(folder, "whole.npy"), [3, 3, 12, 12]);
      const bytes = await Deno.readFile(join(folder, "whole.npy"));
      await Deno.writeFile(join(folder, "cut.npy"), bytes.subarray(0, -100));
      return [join(folder, "cut.npy")];
    },
  },
  {
    name: "no 4-D dataset",
    message: /4-D|four/i,
    args: () => [FILES + "no_datasets.h5"],
  },
  {
    name: "several 4-D datasets",
    message: /--dataset/,
    args: () => [FILES + "types.h5"],
  },
  {
    name: "an empty scan",
    message: /empty|zero|no (positions|values)|at least/i,
    args: () => [FILES + "empty_axis.h5"],
  },
  scanCase("a 1 x 1 scan", /1 x 1 positions .* at least 2 x 2/, [1, 1, 32, 32]),
  scanCase("a detector too small to align on", /4 x 4 pixels .* at least 6/, [
    4,
    4,
    4,
    4,
  ]),
  scanCase("an annulus that leaves the detector", /too small for it/, [
    4,
    4,
    24,
    24,
  ], { more: ["--annulus", "24,57"] }),
  scanCase("an annulus inside out", /inner one smaller/, [4, 4, 24, 24], {
    more: ["--annulus", "9,5"],
  }),
  scanCase("a dark field outside the detector", /Cannot take a dark field/, [
    4,
    4,
    24,
    24,
  ], { more: ["--adf", "90,95"] }),
  scanCase(
    "a NaN",
    /finite number.*row 1, column 2.*detector row 3, column 4/,
    [4, 4, 24, 24],
    {
      change: (values) => values[(1 * 4 + 2) * 576 + 3 * 24 + 4] = NaN,
    },
  ),
  scanCase("an infinity", /finite number/, [4, 4, 24, 24], {
    change: (values) => values[7] = Infinity,
  }),
  scanCase("constant patterns", /all patterns are the same/, [4, 4, 24, 24], {
    change: (values) => values.fill(9),
  }),
  scanCase(
    "values that the clamp makes the same",
    /all patterns are the same.*give --clamp none/,
    [4, 4, 24, 24],
    { change: (values) => values.forEach((v, i) => values[i] = 1e-30 * v) },
  ),
  scanCase(
    "values too small to tell apart",
    /deviates by more than .*Scale the values/,
    [4, 4, 24, 24],
    {
      change: (values) => values.forEach((v, i) => values[i] = 1e-30 * v),
      more: ["--clamp", "none"],
    },
  ),
  scanCase("values too large to square", /at most 1e\+15.*Scale/, [
    4,
    4,
    24,
    24,
  ], { change: (values) => values.forEach((v, i) => values[i] = 1e30 * v) }),
  scanCase(
    "one position that outshines all others",
    /divide the flake into 2 materials as it holds 1 of 16/,
    [4, 4, 24, 24],
    {
      change: (values) => {
        for (let i = 5 * 576; i < 6 * 576; i++) values[i] *= 1e4;
      },
      more: ["--k", "2,2,2,2", "--without", "umap"],
    },
  ),
  scanCase("more clusters than positions", /20 clusters among 16/, [
    4,
    4,
    24,
    24,
  ], { more: ["--k", "20,2,2,2"] }),
  scanCase("an unknown option", /Unknown option --seeed: did you mean --seed/, [
    4,
    4,
    24,
    24,
  ], { more: ["--seeed", "1"] }),
  scanCase("two files", /2 files at once/, [4, 4, 24, 24], {
    more: ["other.npy"],
  }),
  scanCase("a scale for a file", /--scale with a FILE/, [4, 4, 24, 24], {
    more: ["--scale", "quick"],
  }),
];

for (const { name, message, args } of CASES) {
  Deno.test(`${name} is refused with its own message and leaves nothing behind`, () =>
    inFolder(async (folder) => {
      const given = await args(folder);
      const before = [...Deno.readDirSync(folder)].length;
      await rejects(
        main([
          ...given,
          "--engine",
          "cpu",
          "--workers",
          "1",
          "--quiet",
          "--out",
          join(folder, "made", "out"),
        ]),
        (error) => {
          ok(error instanceof InputError, String(error));
          ok(message.test(error.message), error.message);
          ok(
            !error.message.includes("undefined") &&
              !error.message.includes("NaN,"),
            error.message,
          );
          return true;
        },
      );
      strictEqual([...Deno.readDirSync(folder)].length, before);
    }));
}

Deno.test("an output folder that can't be made is refused before any work", () =>
  inFolder(async (folder) => {
    const path = join(folder, "scan.npy");
    await writeScan(path, [4, 4, 24, 24]);
    // A file where the folder should go: refused for root as for anyone.
    const out = join(path, "out");
    await rejects(
      main([path, "--engine", "cpu", "--quiet", "--out", out]),
      /Cannot write the run to/,
    );
  }));

Deno.test("the engine webgpu without an adapter says what to install", async () => {
  const { gpu } = navigator;
  const replace = (value: unknown) =>
    Object.defineProperty(navigator, "gpu", { value, configurable: true });
  replace({ requestAdapter: () => Promise.resolve(null) });
  try {
    await rejects(
      main(["--engine", "webgpu", "--quiet"]),
      (error) =>
        error instanceof AdapterError &&
        /mesa-vulkan-drivers/.test(error.message),
    );
  } finally {
    replace(gpu);
  }
});

Deno.test("the command ends with status 2 and one line, no stack trace", async () => {
  const command = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-q",
      "--no-prompt",
      "-P=reproduce",
      new URL("./reproduce.ts", import.meta.url).pathname,
      "absent.h5",
    ],
    cwd: new URL("../..", import.meta.url).pathname,
  });
  const { code, stderr, stdout } = await command.output();
  const text = new TextDecoder().decode(stderr);
  strictEqual(code, 2);
  strictEqual(stdout.length, 0);
  ok(/^Cannot read absent\.h5[^\n]*\n$/.test(text), text);
});

Deno.test("Ctrl-C ends with status 130 and keeps the run to go on with", () =>
  inFolder(async (folder) => {
    const child = new Deno.Command(Deno.execPath(), {
      args: await launchArguments("reproduce", [
        ...["--engine", "cpu", "--scale", "quick", "--quiet"],
        ...["--out", join(folder, "run")],
      ]),
      cwd: new URL("../..", import.meta.url).pathname,
      stderr: "piped",
    }).spawn();
    // Until the first stage is under way.
    const state = join(folder, "run.partial", "incomplete.json");
    while (!await pathExists(state)) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    child.kill("SIGINT");
    const { code, stderr } = await child.output();
    strictEqual(code, 130);
    const text = new TextDecoder().decode(stderr);
    ok(text.endsWith(`deno task reproduce --resume ${folder}/run\n`), text);
    deepStrictEqual(
      [...Deno.readDirSync(folder)].map(({ name }) => name),
      ["run.partial"],
    );
    strictEqual(JSON.parse(await Deno.readTextFile(state)).ended, "Ctrl-C");
    await rejects(
      judgeRunFolder(join(folder, "run")),
      /the run is not complete .*--resume/,
    );
  }));
