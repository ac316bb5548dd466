/** `deno task bench:adapters`: by how much software adapters and the processor's threads differ. */
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createJunction } from "../fixtures/junction/create_junction.ts";
import { helpText } from "../lib/cli/help_text.ts";
import { launchArguments } from "../lib/cli/launch/launch_arguments.ts";
import type { CommandOption } from "../lib/cli/option_table.ts";
import { OptionValues } from "../lib/cli/option_values.ts";
import { parseOptions } from "../lib/cli/parse_options.ts";
import { runCommand, terminalColumns } from "../lib/cli/run_command.ts";
import { decodeNpy } from "../lib/io/decode_npy.ts";
import { encodeNpy } from "../lib/io/encode_npy.ts";
import { writeWhole } from "../lib/run/partial/write_whole.ts";
import type { RunResult } from "../lib/run/run_result.ts";
import { InputError } from "../lib/scan/input_error.ts";
import { adaptersTable, type ComparedRuns } from "./adapters/adapters_table.ts";
import {
  type ArrayDifference,
  arrayDifference,
} from "./adapters/array_difference.ts";
import { benchEnvironment } from "./machine/bench_environment.ts";

const OPTIONS: readonly CommandOption[] = [
  {
    name: "icd",
    value: "A,B",
    about:
      "Vulkan drivers' JSON files, one run each. Default: /usr/share/vulkan/icd.d/lvp_icd.x86_64.json (Mesa's lavapipe) " +
      "and /usr/lib/chromium/vk_swiftshader_icd.json (SwiftShader, of Debian's package chromium)",
  },
  {
    name: "scan",
    value: "N",
    about: "scan rows and columns of the junction, 32 to 80. Default: 32",
  },
  {
    name: "out",
    value: "FILE",
    about: "Markdown file for the table. Default: reports/adapters.md",
  },
  { name: "help", about: "print this" },
];

const DRIVERS = "/usr/share/vulkan/icd.d/lvp_icd.x86_64.json," +
  "/usr/lib/chromium/vk_swiftshader_icd.json";
/** Small networks and few steps, for the sake of software adapters. */
const READINGS = "--ae-layers 1 --epochs 2 --seed 0 --quiet";

/** A run that is compared. */
interface AdapterRun {
  readonly name: string;
  readonly folder: string;
  readonly result: RunResult;
  readonly seconds: number;
}

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    console.log(helpText({
      usage: ["deno task bench:adapters [options]"],
      about:
        "Runs the chain on a small junction on each adapter and on the threads, and writes the largest differences and the labels that flip, stage by stage.",
      table: OPTIONS,
      examples: [["deno task bench:adapters", "lavapipe and SwiftShader"]],
      width: terminalColumns(),
    }));
    return 0;
  }
  if (positionals.length > 0) {
    throw new InputError(
      `Cannot use ${positionals[0]}: every choice is an option, see --help`,
    );
  }
  const drivers = (options.text("icd") ?? DRIVERS).split(",").map((path) =>
    resolve(path.trim())
  );
  for (const driver of drivers) {
    await Deno.stat(driver).catch(() => {
      throw new InputError(
        `Cannot use the Vulkan driver ${driver} as there is no such file: install Debian's packages mesa-vulkan-drivers and chromium, or give others with --icd`,
      );
    });
  }
  const side = options.integer("scan", { least: 32, most: 80 }) ?? 32;
  const out = options.text("out") ?? "reports/adapters.md";
  const environment = await benchEnvironment({ seed: 0 });
  const folder = await Deno.makeTempDir({ prefix: "stem4d-adapters-" });
  try {
    const file = join(folder, "junction.npy");
    const junction = createJunction({
      scale: "quick",
      seed: 0,
      overrides: { scanSize: side },
    });
    const { scan, detector } = junction.shape;
    const region = { y0: 0, y1: side, x0: 0, x1: side };
    await Deno.writeFile(
      file,
      encodeNpy(await junction.read(region), [...scan, ...detector]),
    );
    const runs: AdapterRun[] = [];
    const add = async (engine: string, env: Record<string, string>) => {
      const own = join(folder, String(runs.length));
      const run = await runOn(engine, { file, folder: own, env });
      runs.push(run);
      console.log(`${run.name}: ${Math.round(run.seconds)} s`);
    };
    await add("cpu", {});
    for (const driver of drivers) {
      await add("webgpu", {
        VK_ICD_FILENAMES: driver,
        VK_DRIVER_FILES: driver,
      });
    }
    const compared: ComparedRuns[] = [];
    for (let a = 0; a < runs.length; a++) {
      for (let b = a + 1; b < runs.length; b++) {
        compared.push(await compare(runs[a], runs[b]));
      }
    }
    const table = adaptersTable(compared, {
      command: "deno task bench:adapters",
      input: `a junction of ${side} x ${side} positions of ${
        detector.join(" x ")
      } pixels (\`${READINGS}\`)`,
      seconds: new Map(runs.map(({ name, seconds }) => [name, seconds])),
      environment,
    });
    await Deno.mkdir(dirname(out), { recursive: true });
    await writeWhole(out, table);
    console.log(table);
    return 0;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function runOn(
  engine: string,
  { file, folder, env }: {
    readonly file: string;
    readonly folder: string;
    readonly env: Record<string, string>;
  },
): Promise<AdapterRun> {
  const start = performance.now();
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: await launchArguments("reproduce", [
      ...[file, "--engine", engine, "--out", folder],
      ...READINGS.split(" "),
    ]),
    cwd: fileURLToPath(new URL("../", import.meta.url)),
    env,
    stdout: "null",
  }).output();
  if (code > 1) {
    throw new InputError(
      `Cannot run on ${engine} with ${JSON.stringify(env)}: ${
        new TextDecoder().decode(stderr).trim()
      }`,
    );
  }
  const result: RunResult = JSON.parse(
    await Deno.readTextFile(join(folder, "result.json")),
  );
  return {
    name: result.engine.adapter ?? "threads",
    folder,
    result,
    seconds: (performance.now() - start) / 1000,
  };
}

async function compare(a: AdapterRun, b: AdapterRun): Promise<ComparedRuns> {
  const arrays = new Map<string, ArrayDifference>();
  const read = async ({ folder }: AdapterRun, name: string) =>
    decodeNpy(await Deno.readFile(join(folder, `${name}.npy`))).data;
  for (const { name } of a.result.arrays) {
    arrays.set(name, arrayDifference(await read(a, name), await read(b, name)));
  }
  return { names: [a.name, b.name], arrays };
}

if (import.meta.main) await runCommand(main);
