import { InputError } from "../scan/input_error.ts";
import { nearestWord } from "./nearest_word.ts";
import type { ParsedOptions } from "./parse_options.ts";

/** Reads options' values, with errors that say what was wanted. */
export class OptionValues {
  readonly #values: ParsedOptions["values"];

  /** Values of a parsed command line. */
  constructor(values: ParsedOptions["values"]) {
    this.#values = values;
  }

  /** Text of an option, if given. */
  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === "string" ? value : undefined;
  }

  /** Whether a switch was given. */
  on(name: string): boolean {
    return this.#values[name] === true;
  }

  /** One of some words. */
  choice<Word extends string>(
    name: string,
    words: readonly Word[],
  ): Word | undefined {
    const value = this.text(name);
    if (value === undefined || words.includes(value as Word)) {
      return value as Word | undefined;
    }
    throw new InputError(
      `Cannot use --${name} ${value}: ${meant(value, words)}it must be ${
        words.join(" or ")
      }`,
    );
  }

  /** Some of some words, parted by commas, each once. */
  choices<Word extends string>(
    name: string,
    words: readonly Word[],
  ): Word[] | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const given = value.split(",").map((word) => word.trim());
    if (
      given.every((word) => words.includes(word as Word)) &&
      new Set(given).size === given.length
    ) return given as Word[];
    const unknown = given.find((word) => !words.includes(word as Word));
    throw new InputError(
      `Cannot use --${name} ${value}: ${meant(unknown, words)}it must be ${
        words.join(" or ")
      }, or several of them parted by commas`,
    );
  }

  /** A whole number in a range. */
  integer(
    name: string,
    { least, most }: { readonly least: number; readonly most: number },
  ): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new InputError(
      `Cannot use --${name} ${value}: it must be a whole number from ${least} to ${most}`,
    );
  }

  /** A number of bytes with its unit, of a thousand or of 1024. */
  bytes(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([kmgt]i?b)$/i.exec(value) ??
      [];
    if (unit !== undefined && Number(number) > 0) {
      const power = "kmgt".indexOf(unit[0].toLowerCase()) + 1;
      return Math.floor(
        Number(number) * (unit.length === 3 ? 1024 : 1000) ** power,
      );
    }
    throw new InputError(
      `Cannot use --${name} ${value}: it must be a number above 0 with its unit, for example 800MB, 2GB (2 x 10^9 bytes) or 2GiB (2 x 2^30 bytes)`,
    );
  }

  /** Numbers parted by commas. */
  numbers(name: string, count: number): number[] | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const numbers = value.split(",").map((part) =>
      part.trim() === "" ? NaN : Number(part)
    );
    if (numbers.length === count && numbers.every(Number.isFinite)) {
      return numbers;
    }
    throw new InputError(
      `Cannot use --${name} ${value}: it must be ${count} numbers parted by commas`,
    );
  }
}

/** "did you mean pooled? ", where a word is near. */
function meant(given: string | undefined, words: readonly string[]): string {
  const near = given && nearestWord(given, words);
  return near === undefined || near === "" ? "" : `did you mean ${near}? `;
}
