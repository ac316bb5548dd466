import { parseArgs } from "node:util";
import { closestString } from "@std/text/closest_string.js";
import { InputError } from "../scan/input_error.ts";
import type { CommandOption } from "./option_table.ts";

/** What was given on the command line. */
export interface ParsedOptions {
  /** Arguments that are not options. */
  readonly positionals: readonly string[];
  /** Values by option; `true` for a switch. */
  readonly values: Readonly<Record<string, string | true | undefined>>;
}

/**
 * Reads a command line by a table of options.
 *
 * @throws {InputError} where an option is unknown, lacks its value or has one
 * too many
 */
export function parseOptions(
  args: readonly string[],
  table: readonly CommandOption[],
): ParsedOptions {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      table.map((
        { name, value },
      ) => [name, {
        type: value === undefined ? "boolean" as const : "string" as const,
      }]),
    ),
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const positionals: string[] = [];
  const values: Record<string, string | true> = {};
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const option = table.find(({ name }) => name === token.name);
    if (option === undefined) throw unknownOption(token.rawName, table);
    if (option.name in values) {
      throw new InputError(`Cannot use --${option.name} twice: give it once`);
    }
    // "--out --seed 3" has forgotten the folder.
    const given = token.value !== undefined &&
      (token.inlineValue || !/^--?[a-z]/i.test(token.value));
    if (option.value === undefined && token.value !== undefined) {
      throw new InputError(
        `Cannot use --${option.name}=${token.value} as the option takes no value`,
      );
    }
    if (option.value !== undefined && !given) {
      throw new InputError(
        `Cannot use --${option.name} without its value: write --${option.name} ${option.value}`,
      );
    }
    values[option.name] = option.value === undefined ? true : token.value!;
  }
  return { positionals, values };
}

function unknownOption(
  name: string,
  table: readonly CommandOption[],
): InputError {
  const names = table.map(({ name }) => `--${name}`);
  return new InputError(
    `Unknown option ${name}: did you mean ${
      closestString(name, names)
    }? --help lists all`,
  );
}
