import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import type { Picture } from "../picture/picture.ts";
import { chartFrame, type ChartFrameOptions } from "./chart_frame.ts";

/** A picture that fills a chart. */
export interface PictureChartOptions extends ChartFrameOptions {
  /** The picture; its first row lies at the vertical axis's upper end. */
  readonly picture: Picture;
  /** Array that is drawn; kept in the page for scripts of later pages. */
  readonly array: string;
  /** Values of the vertical axis at which to draw a line across. */
  readonly guides?: readonly number[];
  /** Draw lines through zero of both axes. Default false. */
  readonly cross?: boolean;
}

/** Draws a picture with axes: a density, a scatter plot, a polar transform. */
export function pictureChart(options: PictureChartOptions): Markup {
  const { picture, array, guides = [], cross = false } = options;
  const frame = chartFrame(options);
  const [left, top, width, height] = frame.area;
  const right = left + width;
  const bottom = top + height;
  return frame.svg(html`
    <rect class="ground" x="${left}" y="${top}" width="${width}"
      height="${height}" /><image class="pixels" href="${picture.uri}"
      x="${left}" y="${top}" width="${width}" height="${height}"
      preserveAspectRatio="none" data-array="${array}" />${guides.map((value) =>
        ["halo", "line"].map((name) =>
          html`
            <line class="${name}" x1="${left}" x2="${right}" y1="${frame.y(
              value,
            )}"
              y2="${frame.y(value)}" />
          `
        )
      )}${cross && html`
        <line class="cross" x1="${left}" x2="${right}" y1="${frame.y(0)}"
          y2="${frame.y(0)}" />
        <line class="cross" x1="${frame.x(0)}" x2="${frame.x(0)}" y1="${top}"
          y2="${bottom}" />
      `}
  `);
}
