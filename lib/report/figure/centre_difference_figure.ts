import { paletteOrder } from "../colour/palette_order.ts";
import { html } from "../markup/html.ts";
import { arrayPlane } from "../panel/array_plane.ts";
import { clusterTitle } from "../panel/cluster_title.ts";
import { colourBar } from "../panel/colour_bar.ts";
import { panels } from "../panel/panels.ts";
import { planeScaleBar } from "../panel/plane_scale_bar.ts";
import { scalarPanel } from "../panel/scalar_panel.ts";
import { valueRange } from "../picture/value_range.ts";
import type { ReportFigure } from "../report_figure.ts";
import { chemicalName } from "../text/chemical_name.ts";

const KINDS = [{ map: "ae", title: "AE" }, { map: "vae", title: "VAE" }];

/** What sets each AE and VAE cluster apart from its material. */
export const centreDifferenceFigure: ReportFigure = {
  id: "centre-difference",
  title: "What sets each AE and VAE cluster apart",
  arrays: KINDS.map(({ map }) => `centre_difference_${map}`),
  otherwise: "This run folder holds no centre differences of AE or VAE.",
  draw(page) {
    const drawn = KINDS.flatMap(({ map, title }) => {
      const name = `centre_difference_${map}`;
      const array = page.arrays.get(name);
      if (array === undefined || array.shape[0] < 2) return [];
      const layers = Array.from(
        { length: array.shape[0] },
        (_, layer) => arrayPlane(array, { layer }),
      );
      const range = valueRange(layers.map(({ data }) => data), {
        symmetric: true,
        withoutZeros: true,
      });
      const styles = layers.slice(1).map((_, i) =>
        page.styles.get(map)?.find(({ label }) => label === i + 1) ??
          { label: i + 1, name: `cluster ${i + 1}`, colour: "var(--ground)" }
      );
      const items = paletteOrder(styles).map((style) =>
        scalarPanel(page, {
          title: clusterTitle(style),
          array: name,
          image: layers[style.label],
          plane: "detector",
          colours: "difference",
          range,
          quantity: "intensity less the material's mean",
          alt: `Mean pattern of ${title} cluster ${
            chemicalName(style.name)
          } less its material's mean, on the feature pixels.`,
          withoutZeros: true,
          bare: true,
        })
      );
      // In a picture's place, so that the scale bar has the pictures' width.
      const key = html`<div class="key">${planeScaleBar(page, "detector")}${
        colourBar({ colours: "difference", range, quantity: "intensity" })
      }</div>`;
      return [
        html`<p class="group-title">${title}</p>${
          panels("small", [...items, key])
        }`,
      ];
    });
    if (drawn.length === 0) return undefined;
    const caption =
      `The mean pattern of each cluster less that of its material, on the feature pixels only (others grey): vermillion where the cluster scatters more, blue where less. Pairs of vermillion and blue across a disk mean that the disk moved: outwards or inwards for strain, around the centre for rotation. A whole disk of one colour means that it changed its brightness.`;
    return { body: html`${drawn}`, caption };
  },
};
