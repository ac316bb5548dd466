import { RequestError } from "./request_error.ts";

/** A range of numbers. */
interface Range {
  readonly least: number;
  readonly most: number;
}

/** Characters of a value that a message repeats. */
const SHOWN = 24;

/** Reads a query's values; every fault is a plain message with a status of 400. */
export class QueryValues {
  readonly #values = new Map<string, string>();

  /**
   * @param search what stands behind the path, with its "?"
   * @param names parameters that there are
   * @throws {RequestError} where another is given, or one twice
   */
  constructor(search: string, names: readonly string[]) {
    for (const [name, value] of new URLSearchParams(search)) {
      if (!names.includes(name)) {
        throw new RequestError(
          400,
          `Cannot answer as there is no parameter ${shown(name)}: ${
            names.length === 0 ? "give none" : `there are ${names.join(", ")}`
          }`,
        );
      }
      if (this.#values.has(name)) {
        throw new RequestError(
          400,
          `Cannot answer as ${name} is given twice: give it once`,
        );
      }
      this.#values.set(name, value);
    }
  }

  /** A whole number in a range, in plain digits. */
  integer(name: string, range: Range): number {
    return this.#number(name, /^\d{1,9}$/, { ...range, kind: "whole number" });
  }

  /** A number in a range, in plain digits with at most three behind the point. */
  decimal(name: string, range: Range): number {
    return this.#number(name, /^\d{1,9}(\.\d{1,3})?$/, {
      ...range,
      kind: "number with at most three decimals",
    });
  }

  #number(
    name: string,
    form: RegExp,
    { kind, least, most }: Range & { readonly kind: string },
  ): number {
    const value = this.#values.get(name);
    const wanted = `${name} must be a ${kind} from ${least} to ${most}`;
    if (value === undefined) {
      throw new RequestError(400, `Cannot answer as ${wanted}: none is given`);
    }
    const number = Number(value);
    if (form.test(value) && least <= number && number <= most) return number;
    throw new RequestError(
      400,
      `Cannot answer as ${wanted}: ${shown(value)} is given`,
    );
  }
}

/** A piece of a request as it may stand in a message. */
function shown(text: string): string {
  return JSON.stringify(
    text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text,
  );
}
