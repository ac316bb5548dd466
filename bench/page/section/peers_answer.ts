import { formatBytes } from "../../../lib/report/text/format_bytes.ts";
import { sentences } from "../../../lib/report/text/sentences.ts";
import type {
  PeerRow,
  PeersFile,
  PeerSide,
  Spread,
} from "../../record/peers_file.ts";
import { median } from "../../statistics/median.ts";
import { formatAccuracy } from "../text/format_accuracy.ts";
import { formatRatio } from "../text/format_ratio.ts";
import { formatTime } from "../text/format_time.ts";
import { listWords } from "../text/list_words.ts";
import { ratioVerdict } from "./ratio_verdict.ts";

/** Scores of 1 at best that differ by less than this count as alike. */
const ALIKE = 0.02;

/** Where stem4d is faster or slower than its peers, and what that costs. */
export function peersAnswer(peers: PeersFile): readonly string[] {
  const compared = peers.rows.filter((row): row is ComparedRow =>
    row.ratio !== null && row.ours !== null && row.peer !== null
  );
  if (compared.length === 0) {
    return ["No stage could be compared with a peer."];
  }
  return [
    sumSentences(peers.scan, compared.filter(({ sum }) => sum)),
    stageSentences(compared.filter(({ sum }) => !sum)),
    sentences(accuracySentence(compared), memorySentence(peers.rows)),
  ].filter((text) => text !== "");
}

type ComparedRow = PeerRow & {
  readonly ratio: Spread;
  readonly ours: PeerSide;
  readonly peer: PeerSide;
};

/** The last sum, the most that was summed, comes first. */
function sumSentences(scan: string, rows: readonly ComparedRow[]): string {
  if (rows.length === 0) return "";
  const said = rows.toReversed().map(({ stage, ours, peer, ratio }) => {
    const range = ratio.min === ratio.max
      ? "one pair of runs"
      : `${formatRatio(ratio.min)} to ${formatRatio(ratio.max)}`;
    const verdict = {
      ours: `stem4d is ${formatRatio(ratio.median)} times as fast (${range})`,
      theirs: `stem4d takes ${
        formatRatio(1 / ratio.median)
      } times as long (peers' time over ours ${range})`,
      open: `neither is clearly faster (${range})`,
    }[ratioVerdict(ratio)];
    return `${stage} takes ${
      formatTime(median(ours.samples))
    } with stem4d and ${
      formatTime(median(peer.samples))
    } with the peers, so that ${verdict}`;
  });
  return `On a scan of ${scan} the ${said.join("; ")}.`;
}

function stageSentences(rows: readonly ComparedRow[]): string {
  if (rows.length === 0) return "";
  const part = (verdict: string) =>
    rows.filter(({ ratio }) => ratioVerdict(ratio) === verdict)
      .sort((a, b) =>
        Math.abs(Math.log(b.ratio.median)) - Math.abs(Math.log(a.ratio.median))
      );
  const [faster, slower, open] = ["ours", "theirs", "open"].map(part);
  const named = (row: ComparedRow, ratio: number) =>
    `${rowName(row, rows)} (${formatRatio(ratio)} times)`;
  return sentences(
    `Of ${rows.length} comparisons of single stages stem4d is faster in ${faster.length}${
      faster.length === 0
        ? "."
        : `: ${
          listWords(faster.map((row) => named(row, row.ratio.median)), 6)
        }.`
    }`,
    slower.length === 0
      ? "It is slower in none."
      : `It is slower in ${slower.length}: ${
        listWords(slower.map((row) => named(row, 1 / row.ratio.median)))
      }.`,
    open.length > 0 &&
      `Neither is clearly faster in ${open.length}: ${
        listWords(open.map((row) => rowName(row, rows)))
      }.`,
  );
}

/** A stage's name, with the peer's where several have the stage. */
function rowName(row: ComparedRow, rows: readonly ComparedRow[]): string {
  return rows.filter(({ stage }) => stage === row.stage).length > 1
    ? `${row.stage} against ${row.peerName}`
    : row.stage;
}

function accuracySentence(rows: readonly ComparedRow[]): string {
  const pairs = rows.flatMap(({ stage, ours, peer }) =>
    Object.keys(ours.accuracy)
      .filter((measure) => /\b(ARI|trustworthiness)\b/.test(measure))
      .map((measure) => ({
        name: `${measure} of ${stage}`,
        measure,
        ours: ours.accuracy[measure],
        theirs: peer.accuracy[measure] ?? NaN,
      }))
  ).filter(({ ours, theirs }) =>
    Number.isFinite(ours) && Number.isFinite(theirs)
  );
  if (pairs.length === 0) return "";
  const apart = pairs.filter(({ ours, theirs }) =>
    Math.abs(ours - theirs) >= ALIKE
  );
  const most = `${pairs.length} scores against truth that both sides have`;
  return apart.length === 0
    ? `All ${most} agree within ${ALIKE}.`
    : `Of ${most}, ${
      pairs.length - apart.length
    } agree within ${ALIKE}; apart are ${
      listWords(
        apart.map(({ name, measure, ours, theirs }) =>
          `${name} (${formatAccuracy(measure, ours)} here, ${
            formatAccuracy(measure, theirs)
          } there)`
        ),
        6,
      )
    }.`;
}

function memorySentence(rows: readonly PeerRow[]): string {
  const largest = (side: "ours" | "peer") =>
    rows.reduce((most, row) => Math.max(most, row[side]?.peakBytes ?? 0), 0);
  const [ours, theirs] = [largest("ours"), largest("peer")];
  return ours > 0 && theirs > 0
    ? `The largest memory of any stage is ${
      formatBytes(ours)
    } with stem4d and ${formatBytes(theirs)} with the peers.`
    : "";
}
