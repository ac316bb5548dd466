import { InputError } from "../../lib/scan/input_error.ts";
import type { HistoryLine } from "../record/history_line.ts";

/** What each field of a line must be. */
const FIELDS: Readonly<
  Record<
    keyof HistoryLine,
    { readonly wanted: string; test(value: unknown): boolean }
  >
> = {
  date: {
    wanted: "an ISO 8601 date",
    test: (value) =>
      typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value) &&
      !Number.isNaN(Date.parse(value)),
  },
  commit: {
    wanted: "a text or null",
    test: (value) => value === null || isText(value),
  },
  stage: { wanted: "a text", test: isText },
  size: { wanted: "a text", test: isText },
  engine: {
    wanted: '"cpu" or "webgpu"',
    test: (value) => value === "cpu" || value === "webgpu",
  },
  adapter: {
    wanted: "a text or null",
    test: (value) => value === null || isText(value),
  },
  cpu: { wanted: "a text", test: isText },
  cores: { wanted: "a whole number from 1", test: isCount },
  protocol: { wanted: "a whole number from 1", test: isCount },
  median: { wanted: "seconds above 0", test: isPositive },
  min: { wanted: "seconds above 0", test: isPositive },
  max: { wanted: "seconds above 0", test: isPositive },
  runs: { wanted: "a whole number from 1", test: isCount },
  timesFloor: {
    wanted: "a number from 0",
    test: (value) =>
      typeof value === "number" && value >= 0 && Number.isFinite(value),
  },
  peakBytes: {
    wanted: "bytes above 0 or null",
    test: (value) => value === null || isPositive(value),
  },
};

/**
 * Gives a value back as the history line that it is, without fields that no
 * line has.
 *
 * @param where begins the error's sentence, for example "line 3 of history.jsonl"
 * @throws {InputError} where a field is missing or is not what it must be, or
 * the median lies outside the range
 */
export function checkHistoryLine(value: unknown, where: string): HistoryLine {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new InputError(
      `Cannot use ${where}: wanted an object with ${
        Object.keys(FIELDS).join(", ")
      }, ` +
        `was given ${JSON.stringify(value)}; restore the line or delete it`,
    );
  }
  const given = new Map(Object.entries(value));
  for (const [field, { wanted, test }] of Object.entries(FIELDS)) {
    if (!test(given.get(field))) {
      throw new InputError(
        `Cannot use ${where}: wanted ${wanted} as ${field}, was given ` +
          `${
            given.has(field) ? JSON.stringify(given.get(field)) : "nothing"
          }; restore the line or delete it`,
      );
    }
  }
  const line = Object.fromEntries(
    Object.keys(FIELDS).map((field) => [field, given.get(field)]),
  ) as unknown as HistoryLine;
  if (!(line.min <= line.median && line.median <= line.max)) {
    throw new InputError(
      `Cannot use ${where}: wanted a median within its range, was given ${line.median} ` +
        `in ${line.min} to ${line.max}; restore the line or delete it`,
    );
  }
  return line;
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

function isPositive(value: unknown): boolean {
  return typeof value === "number" && value > 0 && Number.isFinite(value);
}
