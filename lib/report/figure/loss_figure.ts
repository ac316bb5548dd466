import type { NetworkRecord } from "../../run/run_result.ts";
import { chartLegend, type ChartLegendEntry } from "../chart/chart_legend.ts";
import { curve } from "../chart/curve.ts";
import { dots } from "../chart/dots.ts";
import { plotChart } from "../chart/plot_chart.ts";
import { materialColour } from "../colour/material_colour.ts";
import { lossComparison } from "../comparison/loss_comparison.ts";
import { lossTable } from "../comparison/loss_table.ts";
import { sourceName } from "../comparison/source_name.ts";
import { sourceShapes } from "../comparison/source_shapes.ts";
import { dataTable } from "../markup/data_table.ts";
import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { panels } from "../panel/panels.ts";
import { valueRange } from "../picture/value_range.ts";
import type { ReportFigure } from "../report_figure.ts";
import type { ReportPage } from "../report_page.ts";
import { chemicalName } from "../text/chemical_name.ts";
import { formatNumber } from "../text/format_number.ts";
import { formatSeconds } from "../text/format_seconds.ts";

/** Training losses of all networks, beside published or PyTorch's ones. */
export const lossFigure: ReportFigure = {
  id: "losses",
  title: "Training of the AE and VAE",
  arrays: [],
  otherwise: "This run trained no network.",
  draw(page) {
    const { networks } = page.result;
    if (networks.length === 0) return undefined;
    const compared = page.result.comparisons.flatMap((comparison) => {
      const at = lossComparison(comparison);
      return at === undefined || !Number.isFinite(comparison.theirs)
        ? []
        : [{ ...comparison, ...at }];
    });
    // One extent for both charts, so that AE and VAE compare.
    const { low, high } = valueRange([
      ...networks.flatMap(({ loss, reconstruction }) => [loss, reconstruction]),
      compared.map(({ theirs }) => theirs),
    ], { beyond: 0 });
    const last = Math.max(
      2,
      ...networks.map(({ loss }) => loss.length),
      ...compared.map(({ epoch }) => epoch),
    );
    const charts = (["ae", "vae"] as const).map((kind) =>
      chart(page, { kind, compared, y: [low, high], last })
    );
    const body = html`${panels("wide", charts)}${networksTable(networks)}${
      lossTable(page)
    }`;
    const caption =
      `The loss that the published code prints: the mean over each epoch's batches while the weights move; for the VAE it includes 0.001 times the Kullback-Leibler term, and the dashed curve is the squared error alone. 1 is the loss of predicting each feature's mean; what a curve leaves above 0 is mostly noise that a few latent variables cannot and should not hold.${
        compared.length > 0 &&
        " Hollow marks are others' figures; sources whose conditions differ are named so."
      }`;
    return { body, caption };
  },
};

type Compared =
  & NonNullable<ReturnType<typeof lossComparison>>
  & Pick<
    ReportPage["result"]["comparisons"][number],
    "theirs" | "source" | "comparable"
  >;

interface ChartOptions {
  readonly kind: NetworkRecord["kind"];
  readonly compared: readonly Compared[];
  readonly y: readonly [number, number];
  readonly last: number;
}

function chart(page: ReportPage, options: ChartOptions): Markup | undefined {
  const { kind, compared, y, last } = options;
  const networks = page.result.networks.filter((network) =>
    network.kind === kind
  );
  if (networks.length === 0) return undefined;
  const epochs = (values: readonly number[]) =>
    // JSON writes a loss that is not finite as null, which would count as 0.
    values.map((value, i) => [i + 1, value ?? NaN] as const);
  const curves = networks.flatMap((network) => {
    const colour = materialColour(page, network.material);
    const loss = curve(epochs(network.loss), { colour });
    return kind === "vae"
      ? [loss, curve(epochs(network.reconstruction), { colour, dashed: true })]
      : [loss];
  });
  const shapes = sourceShapes(compared.map(sourceName));
  const own = compared.filter((item) => item.kind === kind);
  const others = networks.flatMap(({ material }) =>
    [...shapes].map(([source, shape]) =>
      dots(
        own
          .filter((item) =>
            item.material === material && sourceName(item) === source
          )
          .map(({ epoch, theirs }) => [epoch, theirs] as const),
        { colour: materialColour(page, material), shape },
      )
    )
  );
  const name = kind.toUpperCase();
  const legend: ChartLegendEntry[] = [
    ...networks.map(({ material }) => ({
      label: `${name}, ${chemicalName(material)}`,
      colour: materialColour(page, material),
      mark: "line" as const,
    })),
    ...kind === "vae"
      ? [{
        label: "squared error alone",
        colour: "var(--muted)",
        mark: "dashed" as const,
      }]
      : [],
    ...[...shapes]
      .filter(([source]) => own.some((item) => sourceName(item) === source))
      .map(([source, mark]) => ({
        label: source,
        colour: "var(--muted)",
        mark,
      })),
  ];
  const drawing = plotChart({
    alt: `Training loss of the ${name} by epoch: ${
      networks.map(({ material, loss }) =>
        `${chemicalName(material)} from ${formatNumber(loss[0])} to ${
          formatNumber(loss.at(-1))
        }`
      ).join("; ")
    }.`,
    x: { domain: [0, last], label: "epoch", inset: 4 },
    y: { domain: y, label: "loss", inset: 6 },
    aspect: 0.75,
    marks: [...curves, ...others],
  });
  return html`
    <div
      class="panel"><p class="panel-title">${name}</p>${drawing}${chartLegend(
        legend,
      )}</div>
  `;
}

function networksTable(networks: readonly NetworkRecord[]): Markup {
  return dataTable({
    caption: "The networks",
    columns: [
      { title: "Network" },
      { title: "Positions", numeric: true },
      { title: "Epochs", numeric: true },
      { title: "First loss", numeric: true },
      { title: "Last loss", numeric: true },
      { title: "Last squared error", numeric: true },
      { title: "Time", numeric: true },
    ],
    rows: networks.map((network) => [
      `${network.kind.toUpperCase()}, ${chemicalName(network.material)}`,
      formatNumber(network.positions),
      formatNumber(network.loss.length),
      formatNumber(network.loss[0]),
      formatNumber(network.loss.at(-1)),
      formatNumber(network.reconstruction.at(-1)),
      formatSeconds(network.seconds),
    ]),
  });
}
