import { dataTable } from "../../../lib/report/markup/data_table.ts";
import { html, type HtmlValue } from "../../../lib/report/markup/html.ts";
import { formatBytes } from "../../../lib/report/text/format_bytes.ts";
import { sentences } from "../../../lib/report/text/sentences.ts";
import type { PeerRow } from "../../record/peers_file.ts";
import type { BenchFigure } from "../bench_figure.ts";
import { logDomain } from "../markup/log_domain.ts";
import { rangeAxis } from "../markup/range_axis.ts";
import { rangeBar } from "../markup/range_bar.ts";
import { accuracyLines } from "../section/accuracy_lines.ts";
import { ratioVerdict } from "../section/ratio_verdict.ts";
import { timeCell } from "../section/time_cell.ts";
import { formatRatio } from "../text/format_ratio.ts";
import { shellCommand } from "../../../lib/report/text/shell_command.ts";

const TONES = { ours: "good", theirs: "bad", open: "even" } as const;

/** Every stage beside its peer: ratio, times, memory, accuracy. */
export const peersFigure: BenchFigure = {
  id: "peer-table",
  title: "Peer's time over ours",
  draw({ peers }) {
    if (peers === null || peers.rows.length === 0) return undefined;
    const ratios = peers.rows.flatMap(({ ratio }) => ratio ?? []);
    const domain = logDomain([
      1,
      ...ratios.flatMap(({ min, median, max }) => [min, median, max]),
    ]);
    const rows = (sum: boolean) => peers.rows.filter((row) => row.sum === sum);
    const table = (caption: string, part: readonly PeerRow[]) =>
      part.length > 0 && dataTable({
        caption,
        columns: [
          { title: "Stage and peer" },
          { title: "Ratio", numeric: true },
          { title: rangeAxis("slower | faster than the peer", domain) },
          { title: "Ours", numeric: true },
          { title: "Peer", numeric: true },
          { title: "Peak memory, ours | peer", numeric: true },
          { title: "Accuracy, ours | peer" },
        ],
        rows: part.map((row) => cells(row, domain)),
      });
    const missing = Object.entries(peers.libraries)
      .filter(([, version]) => version === null)
      .map(([name]) => name);
    const caption = sentences(
      `Scan ${peers.scan}, both sides on the same file in the same run, stage by stage in turn. Ratios are taken pair by pair: median, and from the smallest to the largest; above 1 stem4d is faster. Bars start at 1 on a scale of logarithms, whiskers reach the smallest and largest ratio; the bar is grey where pairs disagree or the median is within 5 % of 1.`,
      missing.length > 0 && `Not installed: ${missing.join(", ")}.`,
      peers.install !== null &&
        `What is missing installs with: ${peers.install}`,
    );
    return {
      body: html`${table("Sums of stages", rows(true))}${
        table("Stage by stage", rows(false))
      }${libraries(peers.libraries)}`,
      caption,
      command: shellCommand(peers.command),
    };
  },
};

function cells(
  { stage, ours, peer, peerName, why, ratio }: PeerRow,
  domain: readonly [number, number],
): readonly HtmlValue[] {
  const about = [
    (ours ?? peer)?.size,
    peerName,
    ratio !== null && ours !== null &&
    `${ours.samples.length} ${ours.samples.length === 1 ? "pair" : "pairs"}`,
  ].filter((text) => typeof text === "string" && text !== "");
  return [
    html`${stage}<span class="below">${about.join("; ")}</span>`,
    ratio === null
      ? "–"
      : html`<strong>${formatRatio(ratio.median)}</strong><span class="below">${
        ratio.min === ratio.max
          ? "one pair"
          : `${formatRatio(ratio.min)} to ${formatRatio(ratio.max)}`
      }</span>`,
    ratio === null
      ? html`<span class="below">${why ?? "not compared"}</span>`
      : rangeBar(ratio, { domain, tone: TONES[ratioVerdict(ratio)] }),
    ours === null ? "–" : timeCell(ours.samples),
    peer === null ? "–" : timeCell(peer.samples),
    html`${formatBytes(ours?.peakBytes)} | ${formatBytes(peer?.peakBytes)}`,
    accuracyLines(ours?.accuracy ?? {}, peer?.accuracy ?? {}),
  ];
}

function libraries(versions: Readonly<Record<string, string | null>>) {
  const listed = Object.entries(versions).map(([name, version]) =>
    `${name} ${version ?? "(not installed)"}`
  );
  return listed.length > 0 &&
    html`<p class="note">Peers' libraries: ${listed.join(", ")}.</p>`;
}
