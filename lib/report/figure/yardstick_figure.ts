import type {
  MeasuredMaterial,
  MethodErrors,
  PartitionName,
} from "../../yardstick/yardstick_record.ts";
import { dataTable } from "../markup/data_table.ts";
import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import type { ReportFigure } from "../report_figure.ts";
import { chemicalName } from "../text/chemical_name.ts";
import { formatNumber } from "../text/format_number.ts";
import { formatShare } from "../text/format_share.ts";

/** The networks beside principal components, unseen positions and one another. */
export const yardstickFigure: ReportFigure = {
  id: "yardstick",
  title: "What the networks are worth",
  arrays: [],
  draw({ result: { yardstick } }) {
    if (yardstick === undefined) return undefined;
    const { components, heldOutShare, materials } = yardstick;
    const measured = materials.filter((entry) => "errors" in entry);
    const body = html`
      ${materials.map((entry) =>
        "errors" in entry
          ? html`<p>${chemicalName(reading(entry))}</p>`
          : html`<p>${chemicalName(entry.reason)}</p>`
      )}${measured.length > 0 &&
        html`${errorsTable(measured, components)}${agreementTable(measured)}`}
    `;
    const caption = `The networks were trained anew without ${
      formatShare(heldOutShare, 1)
    } of each material's positions, drawn one by one; features are standardised by the training's mean and deviation. An error on unseen positions above that on the training's says how much was learnt by heart; an error above that of ${
      formatNumber(components)
    } principal components says that the network makes less of as many numbers than a linear fit does. Nearly every unseen position has neighbours of its own domain in the training, so nothing is said of domains that no training saw. Agreement is between partitions of all of a material's positions as this run found them: 1 where two are the same whatever their labels' names, an ARI of 0 where they agree as chance would have it.`;
    return { body, caption };
  },
};

const METHODS: Readonly<Record<MethodErrors["method"], string>> = {
  mean: "mean of the training",
  pca: "principal components",
  ae: "AE",
  vae: "VAE, mean codes",
};

const PARTITIONS: Readonly<Record<PartitionName, string>> = {
  truth: "truth",
  level3: "level 3",
  pca: "components",
  ae: "AE",
  vae: "VAE",
};

/** Whether the networks generalise, beat components and agree, in a sentence. */
function reading({ material, errors, agreement }: MeasuredMaterial): string {
  const of = (method: MethodErrors["method"]) =>
    errors.find((error) => error.method === method);
  const clauses = (["ae", "vae"] as const).flatMap((kind) => {
    const own = of(kind);
    const mean = of("mean");
    const more = difference(own?.heldOut, own?.training, {
      above: "higher",
      below: "lower",
    });
    const beside = difference(own?.heldOut, of("pca")?.heldOut, {
      above: "above",
      below: "below",
    });
    return [
      more &&
      `the ${kind.toUpperCase()}'s error is ${more} on positions it never saw than on its training's`,
      beside && `there it is ${beside} the principal components'`,
      own && mean && own.heldOut >= mean.heldOut &&
      "and no better than the training's mean",
    ].filter((clause) => typeof clause === "string");
  });
  const aris = agreement.filter(({ first }) => first !== "truth")
    .map(({ ari }) => ari).filter(Number.isFinite);
  if (aris.length > 0) {
    const range = [Math.min(...aris), Math.max(...aris)]
      .map((ari) => ari.toFixed(2).replace("-", "−"));
    clauses.push(
      `the four partitions agree by ARIs of ${range.join(" to ")}`,
    );
  }
  return clauses.length > 0 ? `${material}: ${clauses.join("; ")}.` : "";
}

/** "3.1 % higher"; nothing where there is no error to compare with. */
function difference(
  value: number | undefined,
  other: number | undefined,
  words: { readonly above: string; readonly below: string },
): string | undefined {
  if (value === undefined || other === undefined) return undefined;
  // JSON writes what is not finite as null.
  if (!Number.isFinite(value) || !Number.isFinite(value / other)) {
    return undefined;
  }
  const percent = (100 * Math.abs(value / other - 1)).toFixed(1);
  return `${percent} % ${value < other ? words.below : words.above}`;
}

function errorsTable(
  materials: readonly MeasuredMaterial[],
  components: number,
): Markup {
  return dataTable({
    caption: "Mean squared errors of standardised features",
    columns: [
      { title: "Material" },
      { title: "Given back by" },
      { title: "Training positions", numeric: true },
      { title: "Unseen positions", numeric: true },
      { title: "Unseen over training", numeric: true },
    ],
    rows: materials.flatMap((entry) =>
      entry.errors.map(({ method, training, heldOut }) => [
        chemicalName(entry.material),
        method === "pca"
          ? `${formatNumber(components)} ${METHODS.pca}, ${
            formatShare(entry.varianceShare, 1)
          } of the variance`
          : METHODS[method] ?? method,
        formatNumber(training),
        formatNumber(heldOut),
        formatNumber(heldOut / training),
      ])
    ),
  });
}

function agreementTable(materials: readonly MeasuredMaterial[]): Markup {
  return dataTable({
    caption: "Agreement of partitions",
    columns: [
      { title: "Partitions" },
      ...materials.flatMap(({ material }) => [
        { title: `ARI, ${chemicalName(material)}`, numeric: true },
        { title: `NMI, ${chemicalName(material)}`, numeric: true },
      ]),
    ],
    rows: materials[0].agreement.map(({ first, second }) => [
      `${PARTITIONS[first] ?? first} and ${PARTITIONS[second] ?? second}`,
      ...materials.flatMap(({ agreement }) => {
        const pair = agreement.find((other) =>
          other.first === first && other.second === second
        );
        return [
          formatNumber(pair?.ari, { digits: 3 }),
          formatNumber(pair?.nmi, { digits: 3 }),
        ];
      }),
    ]),
  });
}
