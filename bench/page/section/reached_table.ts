import { dataTable } from "../../../lib/report/markup/data_table.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import { chemicalName } from "../../../lib/report/text/chemical_name.ts";
import type { QualitySeries } from "../../record/quality_file.ts";
import { formatAccuracy } from "../text/format_accuracy.ts";
import { formatSetting } from "../text/format_setting.ts";
import { formatTime } from "../text/format_time.ts";

/** The least effort that is as good as the recipe's own; empty where none was looked for. */
export function reachedTable(series: readonly QualitySeries[]): Markup | "" {
  const rows = series.flatMap(({ axis, usual, reached = [] }) =>
    reached.map(({ measure, wanted, value, seconds, usualSeconds }) => [
      axis,
      chemicalName(measure),
      formatAccuracy(measure, wanted),
      formatSetting(value),
      formatTime(seconds),
      formatSetting(usual),
      formatTime(usualSeconds),
    ])
  );
  return rows.length === 0 ? "" : dataTable({
    caption: "Time to the recipe's own accuracy",
    columns: [
      { title: "Effort" },
      { title: "Measure" },
      { title: "Wanted", numeric: true },
      { title: "Least", numeric: true },
      { title: "Time", numeric: true },
      { title: "Recipe", numeric: true },
      { title: "Time", numeric: true },
    ],
    rows,
  });
}
