import { countVerdicts } from "../../../lib/claim/count_verdicts.ts";
import type { ClaimRecord } from "../../../lib/claim/claim_record.ts";
import { AGREES_BY_DESIGN } from "../../../lib/claim/row/agrees_by_design.ts";
import { plainNumber } from "../../../lib/claim/row/plain_number.ts";
import { markdownTable } from "../../page/readme/markdown_table.ts";
import type { ReferenceRecords } from "../reference_records.ts";

/** The published figures beside the run's: losses as curves, all else row by row. */
export function figuresTable({ run }: ReferenceRecords): string {
  const figures = (run.claims ?? []).filter(({ kind }) => kind === "figure");
  const losses = figures.filter(({ id }) => /^(loss|readme)\./.test(id));
  return [
    figureRows(figures.filter((claim) => !losses.includes(claim))),
    "",
    ...lossRows(losses.filter(({ id }) => id.startsWith("loss."))),
  ].join("\n");
}

function figureRows(claims: readonly ClaimRecord[]): string {
  return markdownTable(
    ["figure", "source", "published", "ours", "verdict"],
    claims.map((claim) => [
      claim.claim,
      claim.source,
      claim.wanted,
      claim.measured,
      word(claim),
    ]),
  );
}

function word({ verdict, tuned, reason }: ClaimRecord): string {
  if (verdict === "reproduced") return "agrees";
  if (verdict === "not reproduced") {
    return tuned ? "differs, though tuned to" : "differs";
  }
  return tuned && reason === AGREES_BY_DESIGN
    ? "agrees, was tuned to"
    : `cannot be told: ${reason ?? "no finite value"}`;
}

/** One row a network and epoch, and how many lie within the tolerance. */
function lossRows(losses: readonly ClaimRecord[]): string[] {
  const networks = [...new Set(losses.map(({ id }) => networkOf(id)))];
  const epochs = [...new Set(losses.map(({ id }) => Number(id.split(".")[3])))];
  const near = losses.filter(({ value, published }) =>
    value !== null && published !== null &&
    Math.abs(value - published) <= 0.02 * (1 + 1e-9)
  );
  const tuned = losses.filter(({ tuned }) => tuned);
  const verdicts = countVerdicts(losses);
  return [
    `Training losses, ours / published. ${near.length} of ${losses.length} are within 0.02; ${tuned.length} of them steered the junction and count for nothing, of the other ${
      losses.length - tuned.length
    }, ${verdicts.reproduced} are reproduced.`,
    "",
    markdownTable(
      ["epoch", ...networks.map((name) => name.replace(".", " of "))],
      epochs.map((epoch) => [
        String(epoch),
        ...networks.map((network) => {
          const row = losses.find(({ id }) =>
            networkOf(id) === network && Number(id.split(".")[3]) === epoch
          );
          return row
            ? `${row.value?.toFixed(3) ?? "–"} / ${
              row.published?.toFixed(3) ?? plainNumber(row.published)
            }${row.tuned ? " (tuned)" : ""}`
            : "–";
        }),
      ]),
    ),
  ];
}

/** "AE.WS2" of "loss.ae.WS2.40". */
function networkOf(id: string): string {
  const [, kind, material] = id.split(".");
  return `${kind.toUpperCase()}.${material}`;
}
