import { encodeNpy } from "../../io/encode_npy.ts";
import type { NpyData } from "../../io/npy_data.ts";
import { labelMapsCsv } from "../../export/label_maps_csv.ts";
import type { ReportRun } from "../../report/report_run.ts";
import type { Route } from "../server/route.ts";

/**
 * The label maps of a run as one CSV file, a line for each position.
 *
 * @param path address
 */
export function labelMapsRoute(
  { result, arrays }: Pick<ReportRun, "result" | "arrays">,
  path: string,
): [string, Route] {
  return [path, {
    parameters: [],
    answer: () => ({
      type: "text/csv; charset=utf-8",
      body: labelMapsCsv(
        result,
        [...arrays].map(([name, { data, shape }]) => ({
          name,
          data: data as NpyData,
          shape,
        })),
      ),
      saveAs: "label_maps.csv",
    }),
  }];
}

/**
 * The arrays of a run as `.npy`, each under an address of its own. Only arrays
 * that the report knows are among them, and they are in memory, checked against
 * their SHA-256: nothing is read when they are asked for.
 *
 * @param prefix of the addresses, for example "/array/"
 */
export function arrayRoutes(
  { arrays }: Pick<ReportRun, "arrays">,
  prefix: string,
): [string, Route][] {
  return [...arrays].map(([name, { data, shape }]) => [`${prefix}${name}.npy`, {
    parameters: [],
    answer: () => ({
      type: "application/octet-stream",
      body: encodeNpy(
        ArrayBuffer.isView(data) ? data as NpyData : Float64Array.from(data),
        shape,
      ),
      saveAs: `${name}.npy`,
    }),
  }]);
}
