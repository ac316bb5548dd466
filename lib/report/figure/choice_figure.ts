import * as Plot from "@observablehq/plot";
import type { ChoiceOfK } from "../../claim/evidence/evidence_record.ts";
import { elbow } from "../../score/choice/elbow.ts";
import { gapChoice } from "../../score/choice/gap_choice.ts";
import { chartLegend } from "../chart/chart_legend.ts";
import { curve } from "../chart/curve.ts";
import { dots } from "../chart/dots.ts";
import { plotChart } from "../chart/plot_chart.ts";
import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { panels } from "../panel/panels.ts";
import type { ReportFigure } from "../report_figure.ts";
import type { ReportPage } from "../report_page.ts";
import { chemicalName } from "../text/chemical_name.ts";
import { formatNumber } from "../text/format_number.ts";

/** From what the numbers of clusters could have been chosen, at each level. */
export const choiceFigure: ReportFigure = {
  id: "choice-of-k",
  title: "How many clusters",
  arrays: [],
  otherwise:
    "This run did not measure from what the numbers of clusters could have been chosen.",
  draw(page) {
    const choices = (page.result.evidence?.choices ?? [])
      .filter(({ sums }) => (sums[0]?.length ?? 0) > 1);
    if (choices.length === 0) return undefined;
    const legend = chartLegend([
      { label: "one sample", colour: OWN, mark: "line" },
      { label: "other samples", colour: "var(--bar)", mark: "line" },
      { label: "k of this run", colour: "var(--muted)", mark: "dashed" },
      { label: "what the criterion chooses", colour: OWN, mark: "circle" },
    ]);
    const body = html`${legend}${
      choices.map((choice, level) => group(choice, kOf(page, level)))
    }`;
    const caption = `K-means on seeded samples of ${
      formatNumber(choices[0].positions)
    } positions with 1, 2, ... clusters. Left, the squared distances to the centres, as a share of those to one centre: an elbow is where the curve stops falling steeply (ringed: the point farthest below its chord, of the first sample; the others show how far that choice is chance). Middle, how much closer positions lie to their own cluster than to the next: the highest wins, and below 0.25 there is no substantial structure. Right, how much tighter the clusters are than those of uniform data: the first k wins after which the gap does not grow by more than its deviation (strokes). Where the ring is not on the dashed line, that criterion would have chosen another k.`;
    return { body, caption };
  },
};

// No cluster has the letters' colour.
const OWN = "var(--ink)";

/** The run's own number of clusters at a level, where its record tells. */
function kOf({ result }: ReportPage, level: number): number {
  const all = result.readings.k;
  return Array.isArray(all) ? Number(all[Math.min(level, 3)]) : NaN;
}

function group(choice: ChoiceOfK, k: number): Markup {
  const { subject, sums, silhouettes, gap, gapDeviation } = choice;
  const shares = sums.map((sample) =>
    sample.map((sum) => number(sum) / number(sample[0]))
  );
  const known = silhouettes.map(number);
  const best = known.slice(1).every(Number.isFinite) && known.length > 1
    ? 1 + known.indexOf(Math.max(...known.slice(1)))
    : NaN;
  const title = chemicalName(
    `${subject.charAt(0).toUpperCase()}${subject.slice(1)}`,
  );
  const charts = [
    chart({
      subject,
      label: "sum of squares, share",
      values: shares[0],
      chosen: elbow(sums[0]),
      k,
      marks: shares.slice(1).map((sample) =>
        curve(points(sample), { colour: "var(--bar)", thin: true })
      ),
    }),
    chart({
      subject,
      label: "silhouette",
      values: known,
      chosen: best,
      k,
    }),
    chart({
      subject,
      label: "gap",
      values: gap.map(number),
      chosen: gapChoice(gap, gapDeviation),
      k,
      marks: [
        Plot.ruleX(
          gap.flatMap((value, i) =>
            Number.isFinite(value) && Number.isFinite(gapDeviation[i])
              ? [{
                x: i + 1,
                y1: value - gapDeviation[i],
                y2: value + gapDeviation[i],
              }]
              : []
          ),
          { x: "x", y1: "y1", y2: "y2", stroke: OWN, strokeWidth: 4 },
        ),
      ],
    }),
  ];
  return html`<p class="group-title">${title}</p>${panels("medium", charts)}`;
}

interface ChartOptions {
  readonly subject: string;
  readonly label: string;
  /** For 1, 2, ... clusters. */
  readonly values: readonly number[];
  /** What the criterion chooses; NaN where nothing. */
  readonly chosen: number;
  /** What the run took; NaN where not known. */
  readonly k: number;
  /** Drawn below the curve. */
  readonly marks?: readonly Plot.Markish[];
}

function chart(options: ChartOptions): Markup {
  const { subject, label, values, chosen, k, marks = [] } = options;
  const said = values.map((value, i) =>
    Number.isFinite(value)
      ? `${formatNumber(value, { digits: 3 })} at ${i + 1}`
      : undefined
  ).filter((text) => text !== undefined);
  const drawing = plotChart({
    alt: `${label} by number of clusters at ${chemicalName(subject)}: ${
      said.join(", ")
    }.`,
    x: {
      label: "clusters",
      domain: [1, values.length],
      inset: 8,
      ticks: values.length,
      tickFormat: String,
    },
    y: { label, inset: 8 },
    marks: [
      Number.isFinite(k)
        ? Plot.ruleX([k], {
          stroke: "var(--muted)",
          strokeDasharray: "5 3",
          strokeWidth: 1.5,
        })
        : null,
      ...marks,
      curve(points(values), { colour: OWN }),
      dots([[chosen, values[chosen - 1] ?? NaN]], { colour: OWN }),
    ],
  });
  return html`<div class="panel">${drawing}</div>`;
}

function points(values: readonly number[]) {
  return values.map((value, i) => [i + 1, value] as const);
}

/** JSON writes a number that is not finite as null, which would count as 0. */
function number(value: number | null): number {
  return value ?? NaN;
}
