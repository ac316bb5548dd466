import { InputError } from "../../lib/scan/input_error.ts";
import type { HistoryLine } from "../record/history_line.ts";
import { checkHistoryLine } from "./check_history_line.ts";

/**
 * Every line of a history file, in its order; none where there is no file yet.
 * Nothing is skipped: a history with a hole would show a trend that is not
 * there.
 *
 * @throws {InputError} where a line is broken, with its number
 */
export async function readHistory(file: string): Promise<HistoryLine[]> {
  let text: string;
  try {
    text = await Deno.readTextFile(file);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
  if (text === "") return [];
  const lines = text.split("\n");
  if (lines.pop() !== "") {
    throw new InputError(
      `Cannot use line ${
        lines.length + 1
      } of ${file}: wanted a line end after it, was given none; ` +
        "it may be cut short: restore the line or delete it",
    );
  }
  return lines.map((line, i) => {
    const where = `line ${i + 1} of ${file}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new InputError(
        `Cannot use ${where}: wanted JSON, was given ${
          JSON.stringify(line.slice(0, 60))
        }; restore the line or delete it`,
      );
    }
    return checkHistoryLine(value, where);
  });
}
