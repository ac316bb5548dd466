import type { ColourMapName } from "../colour/colour_map.ts";
import type { HtmlValue } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { scalarPicture } from "../picture/scalar_picture.ts";
import type { ValueRange } from "../picture/value_range.ts";
import type { ReportPage } from "../report_page.ts";
import { formatNumber } from "../text/format_number.ts";
import { annulusOverlay } from "./annulus_overlay.ts";
import type { ArrayPlane } from "./array_plane.ts";
import { colourBar } from "./colour_bar.ts";
import { panel } from "./panel.ts";
import { planeScaleBar } from "./plane_scale_bar.ts";

/** A picture of measured values with its scale and colour bars. */
export interface ScalarPanelOptions {
  /** Heading of the panel. */
  readonly title: HtmlValue;
  /** Array that is drawn. */
  readonly array: string;
  /** Values. */
  readonly image: ArrayPlane;
  /** Whether the picture shows the scan or the detector. */
  readonly plane: "scan" | "detector";
  /** Colours. */
  readonly colours: ColourMapName;
  /** Values at the ends of the colours. */
  readonly range: ValueRange;
  /** Quantity with its unit, for the colour bar and for the description. */
  readonly quantity: string;
  /** Says in words what is drawn; the range is added. */
  readonly alt: string;
  /** Spread the colours over logarithms. Default false. */
  readonly logarithmic?: boolean;
  /** Leave zeros transparent. Default false. */
  readonly withoutZeros?: boolean;
  /** Draw the feature annulus over it. Default false. */
  readonly annulus?: boolean;
  /** Value to mark in the colour bar. */
  readonly mark?: number;
  /** Leave out scale and colour bar, where neighbours share them. Default false. */
  readonly bare?: boolean;
}

/** Draws an image of measured values as a panel. */
export function scalarPanel(
  page: ReportPage,
  options: ScalarPanelOptions,
): Markup {
  const { title, array, image, plane, colours, range, quantity } = options;
  const { logarithmic = false, annulus = false, bare = false, mark } = options;
  const picture = scalarPicture(image, {
    colours,
    range,
    logarithmic,
    withoutZeros: options.withoutZeros ?? false,
    longestSide: plane === "scan" ? page.scanSide : page.patternSide,
  });
  const number = (value: number) => formatNumber(value, { digits: 3 });
  return panel({
    title,
    array,
    picture,
    alt: `${options.alt} Colours run from ${number(range.low)} to ${
      number(range.high)
    }, ${quantity}.`,
    ...(annulus ? { overlay: annulusOverlay(page.result) } : {}),
    key: bare ? undefined : [
      planeScaleBar(page, plane),
      colourBar({
        colours,
        range,
        quantity,
        logarithmic,
        ...(mark === undefined ? {} : { mark }),
      }),
    ],
  });
}
