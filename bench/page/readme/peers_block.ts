import { wrap } from "../../../lib/cli/help_text.ts";
import { formatBytes } from "../../../lib/report/text/format_bytes.ts";
import type { PeerRow, PeersFile } from "../../record/peers_file.ts";
import { median } from "../../statistics/median.ts";
import { formatAccuracy } from "../text/format_accuracy.ts";
import { formatRatio } from "../text/format_ratio.ts";
import { formatTime } from "../text/format_time.ts";
import { shortCommit } from "../text/short_commit.ts";
import { shellCommand } from "../../../lib/report/text/shell_command.ts";
import { markdownTable } from "./markdown_table.ts";

/** Columns at which the formatter breaks prose. */
const WIDTH = 80;

/** What of a record goes into the README. */
export interface PeersBlockOptions {
  /** Stages beside the sums; default all. */
  readonly stages?: readonly string[];
  /** Scan that measures it where there is no record. */
  readonly scan?: number;
}

/** The README's table of peers, from the record alone; says so without one. */
export function peersBlock(
  peers: PeersFile | null,
  { stages, scan = 96 }: PeersBlockOptions = {},
): string {
  if (peers === null) {
    return `Not recorded yet: \`deno task bench:peers --scan ${scan}\` measures it.`;
  }
  const { cpu, cores, deno, date, commit } = peers.environment;
  const command = `\`${shellCommand(peers.command)}\``;
  const prose = `Scan ${peers.scan}, ${cores} logical ${
    cores === 1 ? "core" : "cores"
  } of ${cpu}, Deno ${deno}, commit ${shortCommit(commit)}, ${
    date.slice(0, 10)
  }. Medians of runs in turn; the ratio is the peer's time over ours, pair by pair: median (smallest to largest), above 1 where stem4d is faster.`;
  const ordered = [
    ...peers.rows.filter(({ sum }) => sum),
    ...peers.rows.filter(({ sum, stage }) =>
      !sum && (stages?.includes(stage) ?? true)
    ),
  ];
  return `${wrap(prose, WIDTH).join("\n")}\n\n${
    markdownTable(
      [
        "stage",
        "ours",
        "peer",
        "ratio",
        "memory, ours / peer",
        "accuracy, ours / peer",
        "command",
      ],
      ordered.map((row) => [...cells(row), command]),
    )
  }`;
}

function cells(row: PeerRow): readonly string[] {
  const { stage, sum, ours, peer, peerName, why, ratio } = row;
  const time = (side: PeerRow["ours"]) =>
    side === null || side.samples.length === 0
      ? "–"
      : formatTime(median(side.samples));
  const measures = [
    ...new Set(
      [ours, peer].flatMap((side) => Object.keys(side?.accuracy ?? {})),
    ),
  ];
  return [
    sum ? `all of: ${stage}` : stage,
    time(ours),
    `${time(peer)} (${peerName})`,
    ratio === null
      ? why ?? "not compared"
      : `${formatRatio(ratio.median)} (${formatRatio(ratio.min)} to ${
        formatRatio(ratio.max)
      })`,
    `${formatBytes(ours?.peakBytes)} / ${formatBytes(peer?.peakBytes)}`,
    measures.map((measure) =>
      `${measure} ${
        [ours, peer].map((side) =>
          formatAccuracy(measure, side?.accuracy[measure])
        ).join(" / ")
      }`
    ).join("; "),
  ];
}
