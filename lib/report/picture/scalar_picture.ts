import { colourMap, type ColourMapName } from "../colour/colour_map.ts";
import { encodePng } from "./encode_png.ts";
import type { Picture } from "./picture.ts";
import { reduceImage } from "./reduce_image.ts";
import type { ValueRange } from "./value_range.ts";

/** How `scalarPicture` draws. */
export interface ScalarPictureOptions {
  /** Colours. */
  readonly colours: ColourMapName;
  /** Values at the ends of the colours. */
  readonly range: ValueRange;
  /** Spread the colours evenly over the values' logarithms. Default false. */
  readonly logarithmic?: boolean;
  /** Leave zeros transparent: they mark masked pixels. Default false. */
  readonly withoutZeros?: boolean;
  /** Longest side in picture pixels. */
  readonly longestSide: number;
}

/**
 * Draws an image of measured values. Values that are not finite are
 * transparent and counted, so that they can be told.
 */
export function scalarPicture(
  image: {
    readonly data: ArrayLike<number>;
    readonly shape: readonly [rows: number, columns: number];
  },
  options: ScalarPictureOptions,
): Picture {
  const { colours, range, logarithmic = false, withoutZeros = false } = options;
  let notFinite = 0;
  for (let i = 0; i < image.data.length; i++) {
    if (!Number.isFinite(image.data[i])) notFinite++;
  }
  const { data, shape: [height, width], reduction } = reduceImage(image, {
    longestSide: options.longestSide,
  });
  const scale = logarithmic
    ? (value: number) => Math.log(Math.max(value, Number.MIN_VALUE))
    : (value: number) => value;
  const low = scale(range.low);
  const extent = scale(range.high) - low;
  const indices = new Uint8Array(width * height);
  for (let i = 0; i < indices.length; i++) {
    const value = data[i];
    if (!Number.isFinite(value) || withoutZeros && value === 0) continue;
    const fraction = (scale(value) - low) / extent;
    indices[i] = 1 + Math.round(254 * Math.min(1, Math.max(0, fraction)));
  }
  const palette = Array.from(
    { length: 256 },
    (_, i) =>
      i === 0
        ? { colour: [0, 0, 0] as const, opacity: 0 }
        : { colour: colourMap(colours, (i - 1) / 254) },
  );
  const uri = encodePng({ width, height, indices, palette });
  return { uri, width, height, reduction, notFinite };
}
