import { dataTable } from "../../../lib/report/markup/data_table.ts";
import { html } from "../../../lib/report/markup/html.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import { chemicalName } from "../../../lib/report/text/chemical_name.ts";
import { formatNumber } from "../../../lib/report/text/format_number.ts";
import type { QualitySeries } from "../../record/quality_file.ts";
import { formatAccuracy } from "../text/format_accuracy.ts";
import { formatSetting } from "../text/format_setting.ts";
import { formatTime } from "../text/format_time.ts";
import { measures, qualityValues } from "./quality_curves.ts";

/** Every value of a property with the median and range over seeds. */
export function qualityTable(series: QualitySeries): Markup {
  const values = qualityValues(series);
  const columns = measures(values);
  return dataTable({
    caption: `By ${series.axis}${
      series.unit === "" ? "" : ` (${series.unit})`
    }`,
    columns: [
      { title: series.axis, numeric: true },
      { title: "Seeds", numeric: true },
      { title: "Time", numeric: true },
      ...columns.map((measure) => ({
        title: chemicalName(measure),
        numeric: true,
      })),
      { title: "Failures" },
    ],
    rows: values.map(({ value, points, seconds, accuracy, failures }) => [
      html`${formatSetting(value)}${
        value === series.usual && html`<span class="below">usual</span>`
      }`,
      formatNumber(points.length),
      formatTime(seconds),
      ...columns.map((measure) => {
        const found = accuracy.get(measure);
        return found === undefined
          ? "–"
          : html`${formatAccuracy(measure, found.median)}${
            found.min !== found.max &&
            html`<span class="below">${formatAccuracy(measure, found.min)} to ${
              formatAccuracy(measure, found.max)
            }</span>`
          }`;
      }),
      failures.length === 0
        ? "none"
        : `${failures.length}: ${[...new Set(failures)].join("; ")}`,
    ]),
  });
}
