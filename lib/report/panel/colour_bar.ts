import { colourMap, type ColourMapName } from "../colour/colour_map.ts";
import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { encodePng } from "../picture/encode_png.ts";
import type { ValueRange } from "../picture/value_range.ts";
import { formatNumber } from "../text/format_number.ts";

/** What a colour bar explains. */
export interface ColourBarOptions {
  /** Colours. */
  readonly colours: ColourMapName;
  /** Values at the ends. */
  readonly range: ValueRange;
  /** Quantity with its unit, for example "shift (px)". */
  readonly quantity: string;
  /** Whether the colours are spread over logarithms. Default false. */
  readonly logarithmic?: boolean;
  /** A value to mark, for example a threshold. */
  readonly mark?: number;
}

const strips = new Map<ColourMapName, string>();

/**
 * A colour bar with the values at its ends; "≤" and "≥" tell that there are
 * values beyond, drawn in the end's colour.
 */
export function colourBar(options: ColourBarOptions): Markup {
  const { colours, range, quantity, logarithmic = false, mark } = options;
  const place = mark === undefined
    ? undefined
    : (mark - range.low) / (range.high - range.low);
  const marked = place !== undefined && place > 0 && place < 1;
  const end = (value: number, sign: boolean) =>
    formatNumber(value, { digits: 3, sign });
  const signed = colours === "difference";
  const low = html`<span>${range.below && "≤ "}${
    end(range.low, signed)
  }</span>`;
  const high = html`<span>${range.above && "≥ "}${
    end(range.high, signed)
  }</span>`;
  return html`
    <div class="bar">
      <p>${quantity}${logarithmic && ", log scale"}</p>
      <div class="bar-strip">
        <img src="${strip(colours)}" alt="" width="256" height="1" />
        ${marked &&
          html`<span style="left:${(100 * place).toFixed(1)}%"></span>`}
      </div>
      <div class="bar-ends">${low}${high}</div>
    </div>
  `;
}

function strip(colours: ColourMapName): string {
  let uri = strips.get(colours);
  if (uri === undefined) {
    const palette = Array.from(
      { length: 256 },
      (_, i) => ({ colour: colourMap(colours, i / 255) }),
    );
    const indices = Uint8Array.from({ length: 256 }, (_, i) => i);
    uri = encodePng({ width: 256, height: 1, indices, palette });
    strips.set(colours, uri);
  }
  return uri;
}
