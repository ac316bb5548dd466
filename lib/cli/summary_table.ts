import { countVerdicts } from "../claim/count_verdicts.ts";
import type { RunResult } from "../run/run_result.ts";
import { formatScores } from "../score/format_scores.ts";

/** A run in a few lines for the terminal: checks, scores, and figures beside comparable ones. */
export function summaryTable(
  { checks, claims, scores, networks, comparisons, peakResidentBytes }:
    RunResult,
): string {
  const lines: string[] = [];
  const lastEpoch = `epoch ${networks[0]?.loss.length}`;
  // Losses of earlier epochs stand in the report.
  const isEarlierLoss = (figure: string) =>
    figure.includes(" loss, ") && !figure.endsWith(lastEpoch);
  const section = (title: string, rows: readonly (readonly string[])[]) => {
    if (rows.length === 0) return;
    const widths = rows[0].map((_, column) =>
      Math.max(...rows.map((row) => row[column].length))
    );
    lines.push(
      title,
      ...rows.map((row) =>
        `  ${row.map((cell, i) => cell.padEnd(widths[i])).join("  ").trimEnd()}`
      ),
      "",
    );
  };
  if (claims !== undefined) {
    const { reproduced, notReproduced, untestable } = countVerdicts(claims);
    lines.push(
      `Published claims and figures: reproduced ${reproduced} of ${
        reproduced + notReproduced
      } that this run can test; ${untestable} cannot be tested here`,
    );
    section(
      "Not reproduced",
      claims.filter(({ verdict }) => verdict === "not reproduced").map((
        { claim, measured, wanted },
      ) => [claim, measured, `(${wanted})`]),
    );
    if (notReproduced === 0) lines.push("");
  }
  section(
    "Checks",
    checks.map((
      { verdict, claim, measured, wanted },
    ) => [verdict, claim, measured, `(${wanted})`]),
  );

  if (scores.length > 0) {
    lines.push(
      "Agreement with truth",
      formatScores(scores).replaceAll(/^/gm, "  "),
      "",
    );
  }
  section(
    "Networks, loss at the last epoch",
    networks.map(({ kind, material, positions, loss }) => [
      `${kind.toUpperCase()}, ${material}`,
      loss.at(-1)!.toFixed(4),
      `${positions} positions`,
    ]),
  );
  section(
    "Beside other figures",
    comparisons.filter(({ comparable, figure }) =>
      comparable && !isEarlierLoss(figure)
    ).map((
      { figure, ours, theirs, source },
    ) => [
      figure,
      number(ours),
      number(theirs),
      source,
    ]),
  );
  lines.push(`Peak memory ${(peakResidentBytes / 2 ** 30).toFixed(2)} GiB`);
  return lines.join("\n");
}

function number(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(4);
}
