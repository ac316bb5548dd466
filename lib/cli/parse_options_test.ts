import {
  deepStrictEqual,
  match,
  ok,
  strictEqual,
  throws,
} from "node:assert/strict";
import { InputError } from "../scan/input_error.ts";
import { commandAgain } from "./command_again.ts";
import { helpText } from "./help_text.ts";
import { REPRODUCE_OPTIONS } from "./option_table.ts";
import { OptionValues } from "./option_values.ts";
import { parseOptions } from "./parse_options.ts";
import { readingOptions } from "./reading_options.ts";

const parse = (...args: string[]) => parseOptions(args, REPRODUCE_OPTIONS);
const refuses = (wanted: RegExp, ...args: string[]) =>
  throws(
    () => readingOptions(new OptionValues(parse(...args).values)),
    (error) => error instanceof InputError && wanted.test(error.message),
    args.join(" "),
  );

Deno.test("options and files are told apart", () => {
  deepStrictEqual(parse("a.h5", "--seed", "3", "--quiet", "--k=2,2,2,4"), {
    positionals: ["a.h5"],
    values: { seed: "3", quiet: true, k: "2,2,2,4" },
  });
});

Deno.test("a mistyped option gets the nearest one", () => {
  refuses(/Unknown option --sede: did you mean --seed\?/, "--sede", "3");
  refuses(/Unknown option -x/, "-x");
});

Deno.test("values that an option can't take are refused", () => {
  refuses(/--std both: it must be nested or pooled/, "--std", "both");
  refuses(/without its value: write --std nested\|pooled/, "--std");
  refuses(/without its value: write --out DIR/, "--out", "--quiet");
  refuses(/--quiet=yes as the option takes no value/, "--quiet=yes");
  refuses(/--std twice/, "--std", "nested", "--std", "pooled");
  refuses(/2 numbers parted by commas/, "--annulus", "24");
  refuses(/2 numbers parted by commas/, "--annulus", "24,");
  refuses(/four whole numbers/, "--k", "2,2,4,0");
  refuses(/four whole numbers/, "--k", "2,2,4,1.5");
  refuses(/whole number from 1 to 20/, "--alignment-passes", "0");
  refuses(/whole number from 1/, "--epochs", "-3");
  refuses(/1 numbers? parted by commas|must be/, "--clamp", "low");
});

Deno.test("readings are the code's unless asked otherwise", () => {
  const readings = (...args: string[]) =>
    readingOptions(new OptionValues(parse(...args).values))([124, 124]);
  const code = readings();
  deepStrictEqual(code.annulus, [24, 57]);
  strictEqual(code.std, "nested");
  strictEqual(code.kmeans, "lloyd");
  strictEqual(code.clampBelow, 1);
  deepStrictEqual(
    readings(
      "--std",
      "nested",
      "--ae-layers",
      "2",
      "--clamp",
      "1",
      "--centres",
      "code",
    ),
    code,
  );
  const other = readings(
    "--std",
    "pooled",
    "--threshold",
    "percentile",
    "--kmeans",
    "minibatch",
    "--restarts",
    "3",
    "--neighbours",
    "approximate",
    "--ae-layers",
    "1",
    "--clamp",
    "none",
    "--alignment-passes",
    "5",
    "--annulus",
    "20,50.5",
    "--epochs",
    "7",
    "--k",
    "3,2,2,4",
    "--centres",
    "one",
    "--adf",
    "12,60",
  );
  deepStrictEqual(other, {
    ...code,
    std: "pooled",
    threshold: { by: "percentile", share: 0.3 },
    kmeans: "minibatch",
    restarts: 3,
    neighbours: "approximate",
    aeHiddenLayers: 1,
    clampBelow: null,
    alignmentPasses: 5,
    annulus: [20, 50.5],
    epochs: 7,
    k: [3, 2, 2, 4],
    centres: "one",
    adf: [12, 60],
  });
});

Deno.test("the annulus scales with the detector", () => {
  deepStrictEqual(readingOptions(new OptionValues({}))([62, 70]).annulus, [
    12,
    28.5,
  ]);
});

Deno.test("a mistyped value gets the nearest one", () => {
  const options = (...args: string[]) =>
    new OptionValues(parse(...args).values);
  throws(
    () => options("--std", "poled").choice("std", ["nested", "pooled"]),
    /did you mean pooled\? it must be nested or pooled/,
  );
  throws(
    () => options("--std", "zzz").choice("std", ["nested", "pooled"]),
    /--std zzz: it must be nested or pooled/,
  );
  throws(
    () => options("--without", "umpa").choices("without", ["umap", "networks"]),
    /did you mean umap\?/,
  );
});

Deno.test("the help names every option within the width", () => {
  const text = helpText({
    usage: ["deno task reproduce"],
    about: "About.",
    table: REPRODUCE_OPTIONS,
    examples: [[
      "deno task reproduce scan.h5 --out a-folder --seed 12 --epochs 3",
      "Longer than a line.",
    ]],
    width: 60,
  });
  for (const { name } of REPRODUCE_OPTIONS) {
    ok(text.includes(`--${name}`), name);
  }
  ok(text.split("\n").every((line) => line.length <= 60));
  match(text, /--seed 12 \\\n {4}--epochs 3\n {6}Longer than a line\./);
});

Deno.test("the command that makes a run again names no folder and no default of this machine", () => {
  const { positionals: [file], values } = parse(
    "/data/mine/a.h5",
    "--out",
    "/tmp/x",
    "--std",
    "pooled",
    "--quiet",
  );
  deepStrictEqual(
    commandAgain(values, { file, scale: null, engine: "cpu", seed: 3 }),
    [
      "a.h5",
      "--engine",
      "cpu",
      "--seed",
      "3",
      "--std",
      "pooled",
    ],
  );
});
