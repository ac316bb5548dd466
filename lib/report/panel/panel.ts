import { html, type HtmlValue } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import type { Picture } from "../picture/picture.ts";
import { formatNumber } from "../text/format_number.ts";

/** A picture with everything that belongs to it. */
export interface PanelOptions {
  /** Heading of the panel. */
  readonly title: HtmlValue;
  /** Array that is drawn; kept in the page for scripts of later pages. */
  readonly array: string;
  /** The picture. */
  readonly picture: Picture;
  /** Says in words what the picture shows, for those who cannot see it. */
  readonly alt: string;
  /** Drawing to lie over the picture. */
  readonly overlay?: Markup;
  /** Scale bar, colour bar or legend to stand below. */
  readonly key?: HtmlValue;
}

/** A picture under its heading with its overlay, its key and remarks on its pixels. */
export function panel(options: PanelOptions): Markup {
  const { title, array, picture, alt, overlay, key } = options;
  const { reduction, notFinite } = picture;
  return html`
    <div class="panel">
      <p class="panel-title">${title}</p>
      <div class="mount"><img
          src="${picture.uri}"
          alt="${alt}"
          width="${picture.width}"
          height="${picture.height}"
          data-array="${array}"
        />${overlay}</div>${key}${reduction > 1 && html`
          <p
            class="remark">Each picture pixel stands for ${reduction} × ${reduction} of the array's.</p>
        `}${notFinite > 0 &&
          html`<p class="remark">${formatNumber(notFinite)} ${
            notFinite === 1 ? "value is" : "values are"
          } not finite and left blank.</p>`}
    </div>
  `;
}
