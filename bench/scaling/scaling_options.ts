import type { CommandOption } from "../../lib/cli/option_table.ts";
import type { OptionValues } from "../../lib/cli/option_values.ts";
import { sideList } from "../option/side_list.ts";
import { stageNames } from "../option/stage_names.ts";
import type { ScalingAxis } from "./run_scaling.ts";

/** Options of `deno task bench:scaling`. */
export const SCALING_OPTIONS: readonly CommandOption[] = [
  {
    name: "scans",
    value: "N,...",
    about:
      "rows and columns of the scans that grow, 32 to 256. Default: 32,48,64,96,128",
  },
  {
    name: "detectors",
    value: "N,...",
    about:
      "rows and columns of the detectors that grow, 32 to 256. Default: 32,62,93,124",
  },
  {
    name: "scan",
    value: "N",
    about:
      "rows and columns of the scan while detectors grow, 32 to 256. Default: 48",
  },
  {
    name: "detector",
    value: "N",
    about:
      "rows and columns of the detector while scans grow, 32 to 256. Default: 62",
  },
  {
    name: "axis",
    value: "scan|detector",
    about: "what grows. Default: first the one, then the other",
  },
  {
    name: "stages",
    value: "A,B",
    about:
      "stages to time. Default: all; those that they need are run as well, once",
  },
  {
    name: "engine",
    value: "cpu|webgpu",
    about: "what computes. Default: cpu",
  },
  {
    name: "repeats",
    value: "N",
    about: "runs of a stage at a size that count, at most, 1 to 99. Default: 5",
  },
  {
    name: "budget",
    value: "SECONDS",
    about:
      "time of a stage at a size: sizes that the ones before predict to take longer are left out. Default: 60",
  },
  {
    name: "seed",
    value: "N",
    about: "seed of everything random, 0 to 4294967295. Default: 0",
  },
  {
    name: "out",
    value: "FILE",
    about: "record to write. Default: reports/bench/scaling.json",
  },
  { name: "help", about: "print this" },
];

/** What `deno task bench:scaling` is asked for. */
export interface ScalingChoices {
  readonly axes: readonly ScalingAxis[];
  /** Names of the stages; null for all. */
  readonly stages: readonly string[] | null;
  readonly engine: "cpu" | "webgpu";
  readonly repeats: number;
  readonly budget: number;
  readonly seed: number;
  readonly out: string;
}

/**
 * Reads the options' values. Sides are sorted, and taken once each.
 *
 * @throws {InputError} where one can't be used
 */
export function scalingChoices(options: OptionValues): ScalingChoices {
  const side = { least: 32, most: 256 };
  const sides = (name: string, usual: readonly number[]) =>
    [...new Set(sideList(options, name, side) ?? usual)].sort((a, b) => a - b);
  const axes: ScalingAxis[] = [
    {
      axis: "scan",
      sides: sides("scans", [32, 48, 64, 96, 128]),
      otherSide: options.integer("detector", side) ?? 62,
    },
    {
      axis: "detector",
      sides: sides("detectors", [32, 62, 93, 124]),
      otherSide: options.integer("scan", side) ?? 48,
    },
  ];
  const axis = options.choice("axis", ["scan", "detector"]);
  return {
    axes: axis === undefined ? axes : axes.filter((one) => one.axis === axis),
    stages: stageNames(options.text("stages")),
    engine: options.choice("engine", ["cpu", "webgpu"]) ?? "cpu",
    repeats: options.integer("repeats", { least: 1, most: 99 }) ?? 5,
    budget: options.integer("budget", { least: 1, most: 86400 }) ?? 60,
    seed: options.integer("seed", { least: 0, most: 2 ** 32 - 1 }) ?? 0,
    out: options.text("out") ?? "reports/bench/scaling.json",
  };
}
