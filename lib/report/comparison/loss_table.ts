import type { RunResult } from "../../run/run_result.ts";
import { dataTable } from "../markup/data_table.ts";
import type { Markup } from "../markup/markup.ts";
import { chemicalName } from "../text/chemical_name.ts";
import { formatNumber } from "../text/format_number.ts";
import { lossComparison } from "./loss_comparison.ts";
import { sourceName } from "./source_name.ts";

/**
 * Losses of every network by epoch beside others' figures; undefined where
 * there is nothing to compare with.
 */
export function lossTable(
  run: { readonly result: Pick<RunResult, "networks" | "comparisons"> },
): Markup | undefined {
  const compared = run.result.comparisons.flatMap((comparison) => {
    const at = lossComparison(comparison);
    return at === undefined ? [] : [{ ...comparison, ...at }];
  });
  if (compared.length === 0) return undefined;
  const epochs = [...new Set(compared.map(({ epoch }) => epoch))]
    .sort((first, second) => first - second);
  const rows = run.result.networks.flatMap(({ kind, material, loss }) => {
    const own = compared.filter((item) =>
      item.kind === kind && item.material === material
    );
    if (own.length === 0) return [];
    const network = `${kind.toUpperCase()}, ${chemicalName(material)}`;
    const sources = [...new Set(own.map(({ source }) => source))];
    return [
      [
        network,
        "this run",
        ...epochs.map((epoch) => formatNumber(loss[epoch - 1])),
      ],
      ...sources.map((source) => {
        const theirs = own.filter((item) => item.source === source);
        return [
          network,
          // One figure of other conditions marks the row.
          sourceName({
            source,
            comparable: theirs.every((item) => item.comparable),
          }),
          ...epochs.map((epoch) =>
            formatNumber(theirs.find((item) => item.epoch === epoch)?.theirs)
          ),
        ];
      }),
    ];
  });
  if (rows.length === 0) return undefined;
  return dataTable({
    caption: "Losses by epoch beside others'",
    columns: [
      { title: "Network" },
      { title: "Source" },
      ...epochs.map((epoch) => ({ title: `${epoch}`, numeric: true })),
    ],
    rows,
  });
}
