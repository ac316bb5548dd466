import { formatNumber } from "../../../lib/report/text/format_number.ts";
import { shellCommand } from "../../../lib/report/text/shell_command.ts";
import type { RunResult } from "../../../lib/run/run_result.ts";
import { InputError } from "../../../lib/scan/input_error.ts";
import { markdownTable } from "./markdown_table.ts";

/**
 * The README's table of the recorded quick run, from its `result.json` alone.
 *
 * @throws {InputError} where the record lacks a figure of the table
 */
export function quickBlock(result: RunResult): string {
  const command = `\`${
    shellCommand(["deno", "task", "reproduce", ...result.command])
  }\``;
  const seconds = result.stages.reduce((sum, stage) => sum + stage.seconds, 0);
  const ari = (subject: string) => score(result, subject, "ARI");
  const pair = (subject: string) =>
    `${ari(`WS2 ${subject}`).toFixed(2)} / ${
      ari(`WSe2 ${subject}`).toFixed(2)
    }`;
  const ratio = found(
    result.comparisons.find(({ figure }) => figure.startsWith("lattice ratio")),
    "the comparison lattice ratio",
  );
  const rows = [
    [
      "the stages together",
      `${seconds.toFixed(1)} s, ${
        (result.peakResidentBytes / 2 ** 30).toFixed(2)
      } GiB`,
      "",
    ],
    [
      "shift left by alignment, px rms",
      score(result, "residual shift", "px rms").toFixed(3),
      wanted(result, "alignment finds").replace(/^px rms /, ""),
    ],
    ["flake, ARI", ari("flake").toFixed(3), wantedAri(result, "level 1")],
    [
      "materials within the flake, ARI",
      ari("materials").toFixed(3),
      wantedAri(result, "level 2"),
    ],
    ["level 3, ARI, WS2 / WSe2", pair("level 3"), ""],
    ["AE codes, ARI, WS2 / WSe2", pair("AE"), ""],
    ["VAE means, ARI, WS2 / WSe2", pair("VAE"), ""],
    ...(["ae", "vae"] as const).map((kind) => {
      const name = kind.toUpperCase();
      const losses = ["WS2", "WSe2"].map((material) => {
        const network = found(
          result.networks.find((one) =>
            one.kind === kind && one.material === material
          ),
          `the ${name} of ${material}`,
        );
        return found(network.loss.at(-1), `losses of ${material}`).toFixed(3);
      });
      const theirs = ["WS2", "WSe2"].map((material) =>
        wanted(result, `the ${name} of ${material} learns as PyTorch`)
      );
      return [
        `${name} loss at the last epoch, WS2 / WSe2`,
        losses.join(" / "),
        `PyTorch's, accepted: ${theirs.join(" / ")}`,
      ];
    }),
    [
      "radius of WS2's disks over WSe2's",
      ratio.ours.toFixed(3),
      `${formatNumber(ratio.theirs)} (published)`,
    ],
  ];
  return markdownTable(
    ["figure", "measured", "wanted or beside it", "command"],
    rows.map((row) => [...row, command]),
  );
}

function score(
  { scores }: RunResult,
  subject: string,
  measure: string,
): number {
  return found(
    scores.find((one) => one.subject === subject && one.measure === measure),
    `the score ${subject}, ${measure}`,
  ).value;
}

function wanted({ checks }: RunResult, claim: string): string {
  return found(
    checks.find((check) => check.claim.startsWith(claim)),
    `the check "${claim} ..."`,
  ).wanted;
}

function wantedAri(result: RunResult, claim: string): string {
  return wanted(result, claim).replace(/^ARI /, "");
}

function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) {
    throw new InputError(
      `Cannot write the README's table: wanted ${what} in the run's record, was given none; ` +
        "make the record again with deno task reproduce --scale quick",
    );
  }
  return value;
}
