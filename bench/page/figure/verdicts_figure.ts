import { dataTable } from "../../../lib/report/markup/data_table.ts";
import { html } from "../../../lib/report/markup/html.ts";
import { formatNumber } from "../../../lib/report/text/format_number.ts";
import { formatShare } from "../../../lib/report/text/format_share.ts";
import type { BenchFigure } from "../bench_figure.ts";
import { logDomain } from "../markup/log_domain.ts";
import { rangeAxis } from "../markup/range_axis.ts";
import { rangeBar } from "../markup/range_bar.ts";
import { timeCell } from "../section/time_cell.ts";
import { shellCommand } from "../../../lib/report/text/shell_command.ts";

/** Changes are small: rounder values would leave no tick but 1. */
const TICKS = [0.25, 0.5, 0.8, 1.25, 2, 4];

const VERDICTS = {
  slower: ["bad", "verdict-short", "slower"],
  faster: ["good", "verdict-holds", "faster"],
  same: ["even", "verdict-none", "no change told"],
} as const;

/** What the last comparison of two revisions found. */
export const verdictsFigure: BenchFigure = {
  id: "verdicts",
  title: "Changes by stage",
  draw({ comparison }) {
    if (comparison === null || comparison.changes.length === 0) {
      return undefined;
    }
    const { before, after, effectFloor, negligible, familyError } = comparison;
    const domain = logDomain([
      1,
      ...comparison.changes.flatMap(({ interval, ratio }) => [
        ...interval,
        ratio,
      ]),
    ], 2);
    const body = html`${
      dataTable({
        caption: `${after} against ${before}`,
        columns: [
          { title: "Stage" },
          { title: "Verdict" },
          { title: "Change", numeric: true },
          { title: rangeAxis("faster | slower than before", domain, TICKS) },
          { title: "p, corrected", numeric: true },
          { title: "Before", numeric: true },
          { title: "After", numeric: true },
        ],
        rows: comparison.changes.map((change) => {
          const [tone, name, verdict] = VERDICTS[change.verdict];
          const [min, max] = change.interval;
          return [
            html`${change.stage}<span class="below">${change.size}, ${
              change.engine === "webgpu" ? "WebGPU" : "processor"
            }</span>`,
            html`<span class="verdict ${name}">${verdict}</span>`,
            html`${percent(change.ratio)}<span class="below">${
              percent(min)
            } to ${percent(max)}</span>`,
            rangeBar({ median: change.ratio, min, max }, { domain, tone }),
            change.p < 0.001
              ? "< 0.001"
              : formatNumber(change.p, { digits: 2 }),
            timeCell(change.before),
            timeCell(change.after),
          ];
        }),
      })
    }`;
    return {
      body,
      caption:
        `Runs of both revisions alternate, so that the machine's moods meet both. A change counts where it is larger than ${
          formatShare(effectFloor, 1)
        } and where its p stays below ${
          formatNumber(familyError, { digits: 1 })
        }: the chance of seeing it, were the true change at most ${
          formatShare(negligible, 1)
        }, corrected for all comparisons together. Whiskers are the 95 % interval.`,
      command: shellCommand(comparison.command),
    };
  },
};

/** A ratio as a change in per cent, signed. */
function percent(ratio: number): string {
  const change = 100 * (ratio - 1);
  if (!Number.isFinite(change)) return "–";
  const text = Math.abs(change).toFixed(1);
  return `${Number(text) === 0 ? "" : change < 0 ? "−" : "+"}${text}\u00a0%`;
}
