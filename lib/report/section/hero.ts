import type { Markup } from "../markup/markup.ts";
import { arrayPlane } from "../panel/array_plane.ts";
import { labelPanel } from "../panel/label_panel.ts";
import { panel } from "../panel/panel.ts";
import { panels } from "../panel/panels.ts";
import { planeScaleBar } from "../panel/plane_scale_bar.ts";
import { scalarPicture } from "../picture/scalar_picture.ts";
import { valueRange } from "../picture/value_range.ts";
import type { ReportPage } from "../report_page.ts";

/** The result at a glance: image, materials, sub-domains; as far as there are. */
export function hero(page: ReportPage): Markup | undefined {
  const adf = page.arrays.get("adf");
  const items = [
    adf && panel({
      title: "ADF",
      array: "adf",
      picture: scalarPicture(arrayPlane(adf), {
        colours: "gray",
        range: valueRange([adf.data]),
        longestSide: page.scanSide,
      }),
      alt:
        "Annular dark-field image of the scan, drawn again with its scale below.",
      key: planeScaleBar(page, "scan"),
    }),
    labelPanel(page, { map: "materials", title: "Materials" }),
    labelPanel(page, { map: "level3", title: "Sub-domains" }),
  ].filter((item) => item !== undefined);
  return items.length === 0 ? undefined : panels("medium", items);
}
