import { annulusOverlay } from "../panel/annulus_overlay.ts";
import { arrayPlane } from "../panel/array_plane.ts";
import { labelLegend } from "../panel/label_legend.ts";
import { panel } from "../panel/panel.ts";
import { panels } from "../panel/panels.ts";
import { planeScaleBar } from "../panel/plane_scale_bar.ts";
import { labelPicture } from "../picture/label_picture.ts";
import type { ReportFigure } from "../report_figure.ts";
import { formatNumber } from "../text/format_number.ts";
import { formatShare } from "../text/format_share.ts";

/** The detector pixels that were kept as features. */
export const featureMaskFigure: ReportFigure = {
  id: "feature-mask",
  title: "Feature pixels",
  arrays: ["feature_mask"],
  otherwise: "This run folder holds no mask of feature pixels.",
  draw(page) {
    const array = page.arrays.get("feature_mask");
    if (array === undefined) return undefined;
    const { annulus: [inner, outer], annulusPixels, count, threshold } =
      page.result.features;
    const styles = [{
      label: 1,
      name: "kept",
      positions: count,
      colour: "#16324f",
      material: undefined,
    }];
    const body = panels("large", [
      panel({
        title: "Kept detector pixels",
        array: "feature_mask",
        picture: labelPicture(arrayPlane(array), {
          styles,
          longestSide: page.patternSide,
        }),
        alt: `Mask on the detector: ${
          formatNumber(count)
        } dark pixels are kept as features, between circles of radius ${
          formatNumber(inner)
        } and ${formatNumber(outer)} px.`,
        overlay: annulusOverlay(page.result),
        key: [planeScaleBar(page, "detector"), labelLegend(styles)],
      }),
    ]);
    const caption = `Each scan position is described by the counts on these ${
      formatNumber(count)
    } pixels, ${formatShare(count, annulusPixels)} of the ${
      formatNumber(annulusPixels)
    } in the annulus: those whose log-STD exceeds ${
      formatNumber(threshold)
    }. They should lie on the disks; single pixels between disks are noise that passed the threshold.`;
    return { body, caption };
  },
};
