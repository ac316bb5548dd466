import { dataTable } from "../markup/data_table.ts";
import { html } from "../markup/html.ts";
import { measureBar } from "../markup/measure_bar.ts";
import type { ReportFigure } from "../report_figure.ts";
import { formatBytes } from "../text/format_bytes.ts";
import { formatSeconds } from "../text/format_seconds.ts";
import { formatShare } from "../text/format_share.ts";

/** Time and memory of each stage. */
export const stagesFigure: ReportFigure = {
  id: "stages",
  title: "Time and memory",
  arrays: [],
  otherwise: "This run recorded no stages.",
  draw(page) {
    const { stages, peakResidentBytes } = page.result;
    if (stages.length === 0) return undefined;
    const total = stages.reduce((sum, { seconds }) => sum + seconds, 0);
    const slowest = Math.max(...stages.map(({ seconds }) => seconds));
    const largest = Math.max(...stages.map((stage) => stage.residentBytes));
    const body = dataTable({
      caption: "Stages in the order in which they ran",
      columns: [
        { title: "Stage" },
        { title: "Time", numeric: true },
        { title: "Share", numeric: true },
        { title: "Resident memory at its end", numeric: true },
      ],
      rows: stages.map(({ name, title, seconds, residentBytes }) => [
        html`${title} <span class="aside">${name}</span>`,
        measureBar(seconds / slowest, formatSeconds(seconds)),
        formatShare(seconds, total),
        measureBar(residentBytes / largest, formatBytes(residentBytes)),
      ]),
    });
    const caption = `All stages together took ${
      formatSeconds(total)
    }; the process held at most ${
      formatBytes(peakResidentBytes)
    } in memory. Times and memory differ between runs that are otherwise identical; nothing else on this page does, the date aside.`;
    return { body, caption };
  },
};
