import type { LabelStyle } from "../../report/colour/label_style.ts";
import { LABEL_PALETTE } from "../../report/colour/label_palette.ts";
import { dataTable } from "../../report/markup/data_table.ts";
import { html } from "../../report/markup/html.ts";
import type { Markup } from "../../report/markup/markup.ts";
import { arrayPlane } from "../../report/panel/array_plane.ts";
import { panel } from "../../report/panel/panel.ts";
import { panels } from "../../report/panel/panels.ts";
import { planeScaleBar } from "../../report/panel/plane_scale_bar.ts";
import { scalarPanel } from "../../report/panel/scalar_panel.ts";
import { labelPicture } from "../../report/picture/label_picture.ts";
import { valueRange } from "../../report/picture/value_range.ts";
import { type ReportPage, reportPage } from "../../report/report_page.ts";
import type { ReportRun } from "../../report/report_run.ts";
import { chemicalName } from "../../report/text/chemical_name.ts";
import { formatNumber } from "../../report/text/format_number.ts";
import { formatSeconds } from "../../report/text/format_seconds.ts";
import { compareRuns } from "../compare/compare_runs.ts";
import type {
  ImageComparison,
  MapComparison,
  Pair,
  RunComparison,
} from "../compare/run_comparison.ts";

/** Two runs and what to call them. */
export interface ComparisonChapterOptions {
  /** The page's run. */
  readonly first: ReportRun;
  /** The run beside it. */
  readonly second: ReportRun;
  /** Names of both, for example their folders'. */
  readonly names: readonly [first: string, second: string];
}

const TITLES: Readonly<Record<string, string>> = {
  level1: "Level 1: flake and support",
  materials: "Level 2: materials",
  level3: "Level 3: sub-domains",
  ae: "Sub-domains by the AE",
  vae: "Sub-domains by the VAE",
  adf: "Annular dark field",
  mean_pattern: "Mean pattern",
  log_std: "log-STD",
};

/** Two runs beside each other: choices, maps with their differences, verdicts, scores, times. */
export function comparisonChapter(
  { first, second, names }: ComparisonChapterOptions,
): Markup {
  const comparison = compareRuns(first, second);
  const pages = [reportPage(first), reportPage(second)] as const;
  return html`
    <section class="chapter" id="comparison">
      <h2>${names[0]} beside ${names[1]}</h2>
      <p>${scanSentence(
        comparison,
      )} <a href="/other">The report of ${names[1]}</a></p>
      ${choicesTable(comparison, names)}
      ${comparison.maps.map((map) => mapFigure(map, { pages, names }))}
      ${comparison.images.map((image) => imageFigure(image, { pages, names }))}
      ${verdictsTable(comparison, names)}
      ${scoresTable(comparison, names)}
      ${stagesTable(comparison, names)}
    </section>
  `;
}

function scanSentence({ sameShape, sameValues }: RunComparison): string {
  if (sameValues) return "Both runs are of the same scan, value by value.";
  return sameShape
    ? "The runs are of different scans of the same sizes: that their maps differ may be the scans' doing."
    : "The runs are of scans of different sizes: their maps cannot be compared position by position.";
}

function choicesTable(
  { choices }: RunComparison,
  names: readonly [string, string],
): Markup {
  if (choices.length === 0) {
    return html`<p>Both were made with the same choices.</p>`;
  }
  return html`
    <section
      class="figure"><h3>What was chosen differently</h3>${dataTable({
        caption: "Choices that differ",
        quiet: true,
        columns: [{ title: "Choice" }, { title: names[0] }, {
          title: names[1],
        }],
        rows: choices.map(({ name, first, second }) => [
          name,
          first ?? "–",
          second ?? "–",
        ]),
      })}</section>
  `;
}

interface Beside {
  readonly pages: readonly [first: ReportPage, second: ReportPage];
  readonly names: readonly [first: string, second: string];
}

function mapFigure(map: MapComparison, { pages, names }: Beside): Markup {
  const [page] = pages;
  const title = TITLES[map.name] ?? map.name;
  const shape = page.result.input.shape.scan;
  const styles = withUnmatched(page.styles.get(map.name) ?? [], map);
  const draw = (
    heading: string,
    data: ArrayLike<number>,
    colours: readonly Pick<LabelStyle, "label" | "colour">[],
  ) =>
    panel({
      title: heading,
      array: map.name,
      picture: labelPicture({ data, shape }, {
        styles: colours,
        longestSide: page.scanSide,
      }),
      alt: `${title}, ${heading}.`,
      key: planeScaleBar(page, "scan"),
    });
  const share = map.differing / map.positions;
  return html`
    <section class="figure"
      id="comparison-${map.name}">
      <h3>${title}</h3>
      <figure>${panels("medium", [
        draw(names[0], arrayPlane(page.arrays.get(map.name)!).data, styles),
        draw(names[1], map.matched, styles),
        map.differing > 0 && draw("where they differ", map.difference, [
          { label: 1, colour: LABEL_PALETTE.families[1].material },
        ]),
      ])}<figcaption>${map.differing === 0
        ? "The two maps are the same."
        : `${formatNumber(map.differing)} of ${
          formatNumber(map.positions)
        } positions (${
          formatNumber(100 * share, { digits: 2 })
        } %) differ; adjusted Rand index ${
          formatNumber(map.ari, { digits: 3 })
        }.`} Labels of ${names[1]} have the colours of those labels of ${names[
          0
        ]} that they agree with most, one to one.</figcaption></figure>
    </section>
  `;
}

/** Colours for labels that only the second run has. */
function withUnmatched(
  styles: readonly LabelStyle[],
  { matched }: MapComparison,
): readonly Pick<LabelStyle, "label" | "colour">[] {
  const known = new Set(styles.map(({ label }) => label));
  const others = [...new Set(matched)].filter((label) =>
    label > 0 && !known.has(label)
  );
  const { spare } = LABEL_PALETTE;
  return [
    ...styles,
    ...others.map((label, i) => ({ label, colour: spare[i % spare.length] })),
  ];
}

function imageFigure(
  image: ImageComparison,
  { pages, names }: Beside,
): Markup {
  const { name, difference, shape, largest, rms } = image;
  const title = TITLES[name] ?? name;
  const originals = pages.map((page) => arrayPlane(page.arrays.get(name)!));
  const logarithmic = name === "mean_pattern";
  const plane = name === "adf" ? "scan" : "detector";
  const range = valueRange(originals.map(({ data }) => data), {
    positive: logarithmic,
  });
  const number = (value: number) => formatNumber(value, { digits: 3 });
  return html`
    <section class="figure"
      id="comparison-${name}">
      <h3>${title}</h3>
      <figure>${panels("medium", [
        ...originals.map((plain, i) =>
          scalarPanel(pages[i], {
            title: names[i],
            array: name,
            image: plain,
            plane,
            colours: plane === "scan" ? "gray" : "magma",
            range,
            logarithmic,
            quantity: "as stored",
            alt: `${title} of ${names[i]}.`,
          })
        ),
        largest > 0 && scalarPanel(pages[0], {
          title: `${names[1]} less ${names[0]}`,
          array: name,
          image: { data: difference, shape },
          plane,
          colours: "difference",
          range: valueRange([difference], { symmetric: true }),
          quantity: "difference",
          alt: `${title}: difference of the two.`,
        }),
      ])}<figcaption>${largest === 0
        ? "The two are the same to the bit."
        : `The largest difference is ${
          number(largest)
        }, their root mean square ${number(rms)}.`}</figcaption></figure>
    </section>
  `;
}

function verdictsTable(
  { verdicts, sameVerdicts }: RunComparison,
  names: readonly [string, string],
): Markup {
  const rest = `${
    formatNumber(sameVerdicts)
  } claims and checks are judged alike.`;
  return html`
    <section
      class="figure"><h3>Verdicts that differ</h3>${verdicts.length > 0 &&
        dataTable({
          caption: "Verdicts that differ",
          quiet: true,
          columns: [
            { title: "Claim or check" },
            { title: names[0] },
            { title: names[1] },
          ],
          rows: verdicts.map(({ name, first, second }) => [
            chemicalName(name),
            ...[first, second].map((judgement) =>
              judgement === undefined
                ? "–"
                : html`${judgement.verdict}<br><span class="aside">${
                  chemicalName(judgement.measured)
                }</span>`
            ),
          ]),
        })}<p class="note">${verdicts.length === 0
        ? `No verdict differs: ${rest}`
        : rest}</p></section>
  `;
}

function scoresTable(
  { scores }: RunComparison,
  names: readonly [string, string],
): Markup | false {
  return scores.length > 0 && html`
    <section class="figure"><h3>Scores against truth</h3>${numbersTable(
      scores,
      names,
      {
        caption: "Scores against truth of both runs",
        third: "Difference",
        write: (value) => formatNumber(value, { digits: 3 }),
        relate: (first, second) => signed(second - first),
      },
    )}</section>
  `;
}

function stagesTable(
  { stages }: RunComparison,
  names: readonly [string, string],
): Markup {
  const sum = (of: "first" | "second") =>
    stages.reduce((total, stage) => total + (stage[of] ?? 0), 0);
  return html`
    <section
      class="figure"><h3>Times</h3>${numbersTable(
        [...stages, {
          name: "all",
          first: sum("first"),
          second: sum("second"),
        }],
        names,
        {
          caption: "Wall time of each stage of both runs",
          third: "Ratio",
          write: formatSeconds,
          relate: (first, second) =>
            formatNumber(second / first, { digits: 2 }),
        },
      )}<p class="note">The ratio is the time of ${names[
        1
      ]} over that of ${names[
        0
      ]}. Times of shared machines vary by a half; the engines and the workers are in each run's methods.</p></section>
  `;
}

function numbersTable(
  pairs: readonly Pair<number>[],
  names: readonly [string, string],
  { caption, third, write, relate }: {
    readonly caption: string;
    readonly third: string;
    readonly write: (value: number) => string;
    readonly relate: (first: number, second: number) => string;
  },
): Markup {
  return dataTable({
    caption,
    quiet: true,
    columns: [
      { title: "" },
      ...[...names, third].map((title) => ({ title, numeric: true })),
    ],
    rows: pairs.map(({ name, first, second }) => [
      chemicalName(name),
      first === undefined ? "–" : write(first),
      second === undefined ? "–" : write(second),
      first === undefined || second === undefined ? "–" : relate(first, second),
    ]),
  });
}

function signed(value: number): string {
  const text = formatNumber(value, { digits: 2 });
  return value > 0 ? `+${text}` : text;
}
