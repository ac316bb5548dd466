import { formatNumber } from "../../../lib/report/text/format_number.ts";
import type { YardstickRecord } from "../../../lib/yardstick/yardstick_record.ts";
import { markdownTable } from "../../page/readme/markdown_table.ts";
import type { ReferenceRecords } from "../reference_records.ts";

const METHODS = {
  mean: "the mean alone",
  pca: "principal components",
  ae: "AE",
  vae: "VAE",
} as const;

/** Which network loses to the components on unseen positions, as a sentence. */
function beaten(material: YardstickRecord["materials"][number]): string {
  if ("reason" in material) return "";
  const error = (method: string) =>
    material.errors.find((one) => one.method === method)!.heldOut;
  const worse = (["ae", "vae"] as const).filter((network) =>
    error(network) > error("pca")
  ).map((network) => METHODS[network]);
  const whom = worse.length === 2
    ? "Both networks lose"
    : worse.length === 1
    ? `The ${worse[0]} loses`
    : "No network loses";
  return `${whom} to the components on positions of ${material.material} that they never saw.`;
}

/** What the networks are worth beside principal components, on positions that they never saw. */
export function yardstickTable({ run: { yardstick } }: ReferenceRecords) {
  if (yardstick === undefined) return "The run was made without the yardstick.";
  const rows = yardstick.materials.flatMap((material) =>
    "reason" in material
      ? [[material.material, material.reason, "", "", "", ""]]
      : material.errors.map(({ method, training, heldOut }) => {
        const agreement = (other: string) =>
          material.agreement.find(({ first, second }) =>
            first === other && second === method
          )?.ari;
        return [
          material.material,
          METHODS[method],
          training.toFixed(3),
          heldOut.toFixed(3),
          formatNumber(agreement("truth"), { digits: 2 }),
          formatNumber(agreement("level3"), { digits: 2 }),
        ];
      })
  );
  return [
    `Networks trained anew without ${
      formatNumber(100 * yardstick.heldOutShare)
    } % of the positions, beside ${yardstick.components} principal components of the same training positions. Errors are mean squares of standardised features: 1 is what the features vary by. ${
      yardstick.materials.map(beaten).filter((text) => text !== "").join(" ")
    }`,
    "",
    markdownTable(
      [
        "material",
        "method",
        "error, training",
        "error, held out",
        "its partition and truth, ARI",
        "and level 3, ARI",
      ],
      rows,
    ),
  ].join("\n");
}
