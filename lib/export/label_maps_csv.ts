import { InputError } from "../scan/input_error.ts";
import type { RunResult } from "../run/run_result.ts";
import { labelNames } from "./label_names.ts";
import type { RunArray } from "./read_run_arrays.ts";

/**
 * The label maps of a run as CSV (RFC 4180, UTF-8): one line for each scan
 * position, row by row, with its place, and for each map a column of labels and,
 * where the run names them, one of names. Label 0 is the background.
 *
 * @throws {InputError} If there is no label map among the arrays.
 */
export function labelMapsCsv(
  { input, clusters }: Pick<RunResult, "input" | "clusters">,
  arrays: readonly Pick<RunArray, "name" | "data" | "shape">[],
): string {
  const [rows, columns] = input.shape.scan;
  const step = input.calibration.scanStepNm;
  const maps = arrays.filter(({ data, shape }) =>
    data instanceof Int8Array && shape.length === 2 && shape[0] === rows &&
    shape[1] === columns
  ).map(({ name, data }) => ({
    name,
    labels: data as Int8Array,
    names: labelNames({ clusters }, name),
  }));
  if (maps.length === 0) {
    throw new InputError(
      "Cannot write label maps as none of the arrays is one: leave out --arrays, or name level1, materials, level3, ae or vae",
    );
  }
  const head = [
    "y",
    "x",
    ...step === undefined ? [] : ["y_nm", "x_nm"],
    ...maps.flatMap(({ name, names }) =>
      names === undefined ? [name] : [name, `${name}_name`]
    ),
  ];
  const lines = [head.map(quoted).join(",")];
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const cells: (string | number)[] = [y, x];
      if (step !== undefined) cells.push(rounded(y * step), rounded(x * step));
      for (const { labels, names } of maps) {
        const label = labels[y * columns + x];
        cells.push(label);
        if (names !== undefined) cells.push(names[label] ?? "");
      }
      lines.push(cells.map(quoted).join(","));
    }
  }
  return lines.join("\r\n") + "\r\n";
}

function quoted(cell: string | number): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Without the last digits that multiplying makes up. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
