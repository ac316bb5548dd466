import {
  colourMap,
  type ColourMapName,
} from "../../report/colour/colour_map.ts";
import { parseColour } from "../../report/colour/parse_colour.ts";
import type { ValueRange } from "../../report/picture/value_range.ts";

/** How measured values become colours. */
export interface PaintValuesOptions {
  /** Colours. */
  readonly colours: ColourMapName;
  /** Values at their ends. */
  readonly range: Pick<ValueRange, "low" | "high">;
  /** Spread the colours over the values' logarithms. */
  readonly logarithmic: boolean;
}

/** RGBA of measured values; what is not finite is transparent. */
export function paintValues(
  data: ArrayLike<number>,
  { colours, range, logarithmic }: PaintValuesOptions,
): Uint8ClampedArray<ArrayBuffer> {
  const table = Array.from(
    { length: 256 },
    (_, i) => colourMap(colours, i / 255),
  );
  const scale = logarithmic
    ? (value: number) => Math.log(Math.max(value, Number.MIN_VALUE))
    : (value: number) => value;
  const low = scale(range.low);
  const factor = 255 / (scale(range.high) - low);
  const pixels = new Uint8ClampedArray(4 * data.length);
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i])) continue;
    const at = Math.round((scale(data[i]) - low) * factor);
    pixels.set(table[Math.min(255, Math.max(0, at))], 4 * i);
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}

/** RGBA of labels; those without a colour are transparent. */
export function paintLabels(
  data: ArrayLike<number>,
  styles: readonly { readonly label: number; readonly colour: string }[],
): Uint8ClampedArray<ArrayBuffer> {
  const table = new Map(
    styles.map(({ label, colour }) => [label, parseColour(colour)]),
  );
  const pixels = new Uint8ClampedArray(4 * data.length);
  for (let i = 0; i < data.length; i++) {
    const colour = table.get(data[i]);
    if (colour === undefined) continue;
    pixels.set(colour, 4 * i);
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}
