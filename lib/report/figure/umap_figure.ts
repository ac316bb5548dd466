import { pictureMark } from "../chart/picture_mark.ts";
import { plotChart } from "../chart/plot_chart.ts";
import { LABEL_PALETTE } from "../colour/label_palette.ts";
import { parseColour } from "../colour/parse_colour.ts";
import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { arrayPlane } from "../panel/array_plane.ts";
import { cloudPlace } from "../panel/cloud_place.ts";
import { labelLegend } from "../panel/label_legend.ts";
import { panels } from "../panel/panels.ts";
import { scatterPicture } from "../picture/scatter_picture.ts";
import { valueRange } from "../picture/value_range.ts";
import type { ReportFigure } from "../report_figure.ts";
import type { ReportPage } from "../report_page.ts";
import { formatNumber } from "../text/format_number.ts";

const SIDE = 400;
/** Pairs of components; those that the embedding has are drawn. */
const PROJECTIONS = [[0, 1], [0, 2], [1, 2]] as const;

/** The embedding of all scan positions, coloured by materials and by level 3. */
export const umapFigure: ReportFigure = {
  id: "umap",
  title: "UMAP of all scan positions",
  arrays: ["umap"],
  otherwise:
    "This run folder holds no UMAP embedding of two or more components.",
  draw(page) {
    if ((page.arrays.get("umap")?.shape[2] ?? 0) < 2) return undefined;
    const body = html`${cloudPlace("umap")}${
      projections(page, "materials", "coloured by material")
    }${
      page.arrays.has("level3") &&
      projections(page, "level3", "coloured by level 3")
    }`;
    const caption =
      `Every scan position as a point: positions with similar patterns lie together. The components are drawn in pairs; their axes have no unit, and distances between separate clouds mean little. ${
        neighbourNote(page)
      }UMAP is for display only: no cluster is taken from it. Separate clouds of one colour each mean that embedding and clustering agree.`;
    return { body, caption };
  },
};

/** What the embedding starts from, where the run's record says so. */
function neighbourNote({ result: { neighbours } }: ReportPage): string {
  if (neighbours === undefined) return "";
  const { search, count, recall } = neighbours;
  return `It starts from the ${search} ${count} nearest neighbours of each${
    recall === undefined
      ? ""
      : `, of which ${
        formatNumber(100 * recall.share, { digits: 3 })
      } % are right over ${recall.positions} positions`
  }. `;
}

function projections(page: ReportPage, map: string, title: string): Markup {
  const embedding = page.arrays.get("umap");
  if (embedding === undefined) return html``;
  const labels = page.arrays.get(map);
  const styles = labels === undefined ? [] : page.styles.get(map) ?? [];
  // Group 0 is the background and whatever has no colour.
  const group = new Map(styles.map(({ label }, i) => [label, i + 1]));
  const components = Array.from(
    { length: Math.min(3, embedding.shape[2]) },
    (_, channel) => arrayPlane(embedding, { channel }).data,
  );
  const points = components[0].length;
  const groups = Uint8Array.from(
    { length: points },
    (_, i) => labels === undefined ? 0 : group.get(labels.data[i]) ?? 0,
  );
  const domains = components.map((component) => {
    const { low, high } = valueRange([component], { beyond: 0 });
    const room = 0.03 * (high - low);
    return [low - room, high + room] as const;
  });
  const colours = [LABEL_PALETTE.support, ...styles.map((s) => s.colour)]
    .map(parseColour);
  const pairs = PROJECTIONS.filter(([, y]) => y < components.length);
  const drawn = pairs.map(([x, y]) => {
    const picture = scatterPicture({
      x: components[x],
      y: components[y],
      group: groups,
      colours,
      xDomain: domains[x],
      yDomain: domains[y],
      side: SIDE,
    });
    return html`<div class="panel">${
      plotChart({
        alt: `Scatter plot of ${
          formatNumber(points)
        } scan positions, UMAP components ${x + 1} and ${y + 1}, ${title}.`,
        x: { domain: domains[x], label: `UMAP ${x + 1}`, ticks: [] },
        y: { domain: domains[y], label: `UMAP ${y + 1}`, ticks: [] },
        aspect: 1,
        marginLeft: 14,
        marks: [pictureMark(picture, "umap")],
      })
    }${
      picture.notFinite > 0 &&
      html`<p class="remark">${
        formatNumber(picture.notFinite)
      } positions have no place and are not drawn.</p>`
    }</div>`;
  });
  return html`<p class="group-title">${
    labels === undefined ? "All positions" : `All positions, ${title}`
  }</p>${panels("medium", drawn)}${
    labels !== undefined && labelLegend(styles, { map })
  }`;
}
