import { dataTable } from "../../../lib/report/markup/data_table.ts";
import { html } from "../../../lib/report/markup/html.ts";
import { chemicalName } from "../../../lib/report/text/chemical_name.ts";
import { spread } from "../../statistics/spread.ts";
import type { BenchFigure } from "../bench_figure.ts";
import { formatAccuracy } from "../text/format_accuracy.ts";
import { formatTime } from "../text/format_time.ts";
import { shellCommand } from "../../../lib/report/text/shell_command.ts";

/** What the seed alone changes. */
export const seedsFigure: BenchFigure = {
  id: "seeds",
  title: "What the seed alone changes",
  draw({ quality }) {
    const points = (quality?.series ?? []).filter(({ axis }) => axis === "seed")
      .flatMap((series) => series.points);
    const ended = points.filter(({ failure }) => failure === null);
    if (quality === null || ended.length === 0) return undefined;
    const names = [
      ...new Set(ended.flatMap(({ accuracy }) => Object.keys(accuracy))),
    ];
    const row = (
      name: string,
      values: readonly number[],
      text: (value: number) => string,
    ) => {
      const known = values.filter(Number.isFinite);
      if (known.length === 0) return [name, "–", "–", "–", "0"];
      const { min, median, max } = spread(known);
      return [name, text(min), text(median), text(max), String(known.length)];
    };
    return {
      body: html`${
        dataTable({
          caption: `${points.length} seeds, ${
            points.length - ended.length
          } failed`,
          columns: [
            { title: "Measure" },
            { title: "Smallest", numeric: true },
            { title: "Median", numeric: true },
            { title: "Largest", numeric: true },
            { title: "Seeds", numeric: true },
          ],
          rows: [
            row("time", ended.map(({ seconds }) => seconds), formatTime),
            ...names.map((name) =>
              row(
                chemicalName(name),
                ended.map(({ accuracy }) => accuracy[name]),
                (value) => formatAccuracy(name, value),
              )
            ),
          ],
        })
      }`,
      caption:
        "The same preset with other seeds: a difference between two methods that is smaller than this spread means nothing.",
      command: shellCommand(quality.command),
    };
  },
};
