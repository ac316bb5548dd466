import { cross } from "../chart/cross.ts";
import { pictureMark } from "../chart/picture_mark.ts";
import { plotChart } from "../chart/plot_chart.ts";
import {
  type MaterialGroup,
  materialGroups,
} from "../colour/material_groups.ts";
import { parseColour } from "../colour/parse_colour.ts";
import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { cloudPlace } from "../panel/cloud_place.ts";
import { labelLegend } from "../panel/label_legend.ts";
import { panels } from "../panel/panels.ts";
import { scatterPicture } from "../picture/scatter_picture.ts";
import type { ReportFigure } from "../report_figure.ts";
import type { ReportPage } from "../report_page.ts";
import { chemicalName } from "../text/chemical_name.ts";
import { formatNumber } from "../text/format_number.ts";

const SIDE = 320;
const KINDS = [
  { map: "ae", array: "pca_ae", title: "AE" },
  { map: "vae", array: "pca_vae", title: "VAE" },
] as const;
const PROJECTIONS = [[0, 1], [0, 2]] as const;

/** The networks' latent spaces as principal components. */
export const latentFigure: ReportFigure = {
  id: "latent",
  title: "Latent spaces",
  arrays: KINDS.map(({ array }) => array),
  otherwise: "This run folder holds no principal components of latent spaces.",
  draw(page) {
    const drawn = KINDS.flatMap((kind) => {
      if (!page.arrays.has(kind.array)) return [];
      return materialGroups(page, kind.map)
        .map((materials) => group(page, { ...kind, ...materials }));
    });
    if (drawn.length === 0) return undefined;
    const caption =
      `Each scan position of a material as its network sees it: the latent variables, turned so that the first principal components show the most variation. Colours are the clusters of the maps above. Clouds that stand apart are domains with patterns of their own; a single cloud cut into pieces is a continuum, or noise, that k-means divided because it was told to.`;
    return { body: html`${drawn}`, caption };
  },
};

interface GroupOptions extends MaterialGroup {
  readonly map: string;
  readonly array: string;
  readonly title: string;
}

function group(page: ReportPage, options: GroupOptions): Markup {
  const { id, map, array, title, material, styles } = options;
  const components = page.arrays.get(array);
  const labels = page.arrays.get(map);
  if (components === undefined || labels === undefined) return html``;
  const index = new Map(styles.map(({ label }, i) => [label, i]));
  const groups: number[] = [];
  const points: number[][] = [[], [], []];
  for (let i = 0; i < labels.data.length; i++) {
    const which = index.get(labels.data[i]);
    if (which === undefined) continue;
    groups.push(which);
    points.forEach((values, axis) =>
      values.push(components.data[3 * i + axis])
    );
  }
  const heading = material === ""
    ? title
    : `${title}, ${chemicalName(material)}`;
  // One extent for all axes: the clouds keep their proportions.
  let extent = 0;
  for (const values of points) {
    for (const value of values) {
      if (Number.isFinite(value)) extent = Math.max(extent, Math.abs(value));
    }
  }
  const domain = [-1.05 * (extent || 1), 1.05 * (extent || 1)] as const;
  const charts = PROJECTIONS.map(([x, y]) => {
    const picture = scatterPicture({
      x: points[x],
      y: points[y],
      group: groups,
      colours: styles.map(({ colour }) => parseColour(colour)),
      xDomain: domain,
      yDomain: domain,
      side: SIDE,
    });
    return html`<div class="panel">${
      plotChart({
        alt: `Scatter plot of ${
          formatNumber(groups.length)
        } scan positions in the latent space of ${heading}, principal components ${
          x + 1
        } and ${y + 1}, coloured by cluster.`,
        x: { domain, label: `component ${x + 1}` },
        y: { domain, label: `component ${y + 1}`, grid: false },
        aspect: 1,
        marks: [pictureMark(picture, array), cross()],
      })
    }</div>`;
  });
  return html`<p class="group-title">${heading}</p>${cloudPlace(id)}${
    panels("medium", [...charts, labelLegend(styles, { map })])
  }`;
}
