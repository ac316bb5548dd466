import { basename } from "node:path";
import type { ParsedOptions } from "./parse_options.ts";

/** What the defaults that depend on the machine came to. */
export interface CommandAgainOptions {
  /** File, if one was given. */
  readonly file: string | undefined;
  /** Scale of the synthetic junction, without a file. */
  readonly scale: string | null;
  /** Engine that was used. */
  readonly engine: string;
  /** Seed that was used. */
  readonly seed: number;
}

/** Options that say where and how loudly, not what. */
const LEFT_OUT = [
  "out",
  "resume",
  "memory",
  "quiet",
  "json",
  "help",
  "scale",
  "engine",
  "seed",
];

/**
 * Arguments that make the same run again, anywhere: defaults that depend on
 * the machine are spelled out, and no folder of this one is named.
 */
export function commandAgain(
  values: ParsedOptions["values"],
  { file, scale, engine, seed }: CommandAgainOptions,
): string[] {
  return [
    ...file === undefined ? [] : [basename(file)],
    ...scale === null ? [] : ["--scale", scale],
    "--engine",
    engine,
    "--seed",
    String(seed),
    ...Object.entries(values).filter(([name]) => !LEFT_OUT.includes(name))
      .flatMap(([name, value]) =>
        value === true ? [`--${name}`] : [`--${name}`, String(value)]
      ),
  ];
}
