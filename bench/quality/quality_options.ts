import { closestString } from "@std/text/closest_string.js";
import type { CommandOption } from "../../lib/cli/option_table.ts";
import type { OptionValues } from "../../lib/cli/option_values.ts";
import { InputError } from "../../lib/scan/input_error.ts";
import { QUALITY_AXES, type QualityAxis } from "./quality_axes.ts";

/** Options of `deno task bench:quality`. */
export const QUALITY_OPTIONS: readonly CommandOption[] = [
  {
    name: "axes",
    value: "A,B",
    about: `what is varied: ${
      QUALITY_AXES.map(({ axis }) => axis).join(", ")
    }, seed. Default: all`,
  },
  {
    name: "scan",
    value: "N",
    about: "rows and columns of the scan, 32 to 256. Default: 64",
  },
  {
    name: "detector",
    value: "N",
    about: "rows and columns of the detector, 32 to 256. Default: 62",
  },
  {
    name: "seeds",
    value: "N",
    about:
      "seeds, of junction and recipe alike, from --seed on, 1 to 99. Default: 5",
  },
  {
    name: "seed",
    value: "N",
    about: "the first seed, 0 to 4294967000. Default: 0",
  },
  {
    name: "engine",
    value: "cpu|webgpu",
    about: "what computes. Default: cpu",
  },
  {
    name: "budget",
    value: "SECONDS",
    about:
      "time after which no more chain is begun; those of the first seed are run in any case. Default: 1800",
  },
  {
    name: "out",
    value: "FILE",
    about: "record to write. Default: reports/bench/quality.json",
  },
  { name: "help", about: "print this" },
];

/** What `deno task bench:quality` is asked for. */
export interface QualityChoices {
  readonly axes: readonly QualityAxis[];
  readonly seedAxis: boolean;
  readonly scan: number;
  readonly detector: number;
  readonly seeds: readonly number[];
  readonly engine: "cpu" | "webgpu";
  readonly budget: number;
  readonly out: string;
}

/**
 * Reads the options' values.
 *
 * @throws {InputError} where one can't be used
 */
export function qualityChoices(options: OptionValues): QualityChoices {
  const side = { least: 32, most: 256 };
  const wanted = axisNames(options.text("axes"));
  const first = options.integer("seed", { least: 0, most: 4294967000 }) ?? 0;
  const count = options.integer("seeds", { least: 1, most: 99 }) ?? 5;
  return {
    axes: QUALITY_AXES.filter(({ axis }) => wanted.includes(axis)),
    seedAxis: wanted.includes("seed"),
    scan: options.integer("scan", side) ?? 64,
    detector: options.integer("detector", side) ?? 62,
    seeds: Array.from({ length: count }, (_, i) => first + i),
    engine: options.choice("engine", ["cpu", "webgpu"]) ?? "cpu",
    budget: options.integer("budget", { least: 0, most: 86400 }) ?? 1800,
    out: options.text("out") ?? "reports/bench/quality.json",
  };
}

function axisNames(text: string | undefined): readonly string[] {
  const known = [...QUALITY_AXES.map(({ axis }) => axis), "seed"];
  return text?.split(",").map((part) => {
    const name = part.trim();
    if (known.includes(name)) return name;
    throw new InputError(
      `Cannot vary "${name}": did you mean ${
        closestString(name, known)
      }? The axes are ${known.join(", ")}`,
    );
  }) ?? known;
}
