import type { ColourMapName } from "../report/colour/colour_map.ts";
import { scalarPicture } from "../report/picture/scalar_picture.ts";
import { valueRange } from "../report/picture/value_range.ts";

/** A picture as Jupyter displays it. */
export interface NotebookPicture {
  /** The PNG in base64. */
  readonly "image/png": string;
}

/** How `notebookPicture` draws. */
export interface NotebookPictureOptions {
  /** Rows and columns of the image. */
  readonly shape: readonly [rows: number, columns: number];
  /** Colours. Default "gray". */
  readonly colours?: "gray" | "viridis" | "magma" | "difference";
  /** Whether colours are spread over the values' logarithms. Default false. */
  readonly logarithmic?: boolean;
  /** Longest side in pixels, about: a value fills a square of whole pixels. Default 256. */
  readonly longestSide?: number;
}

/**
 * Draws values as a picture for a notebook with the Deno kernel. Colours span
 * all but the outer 0.2 % of the values at either end.
 *
 * ```ts ignore
 * await Deno.jupyter.display(notebookPicture(adf, { shape: scan.shape.scan }), { raw: true });
 * ```
 *
 * @example
 * ```ts
 * import { match } from "node:assert/strict";
 * import { notebookPicture } from "./notebook_picture.ts";
 *
 * const picture = notebookPicture([1, 2, 3, 4], { shape: [2, 2] });
 * match(picture["image/png"], /^iVBORw0KGgo/);
 * ```
 */
export function notebookPicture(
  data: ArrayLike<number>,
  { shape, colours = "gray", logarithmic = false, longestSide = 256 }:
    NotebookPictureOptions,
): NotebookPicture {
  const { uri } = scalarPicture(enlarge(data, shape, longestSide), {
    colours: colours satisfies ColourMapName,
    range: valueRange([data], { positive: logarithmic }),
    logarithmic,
    longestSide,
  });
  return { "image/png": uri.slice(uri.indexOf(",") + 1) };
}

/** Every value as a square, as large as fits. */
function enlarge(
  data: ArrayLike<number>,
  [rows, columns]: readonly [number, number],
  longestSide: number,
) {
  const factor = Math.max(1, Math.floor(longestSide / Math.max(rows, columns)));
  const shape = [rows * factor, columns * factor] as const;
  const large = new Float32Array(shape[0] * shape[1]);
  for (let i = 0; i < large.length; i++) {
    const y = Math.floor(Math.floor(i / shape[1]) / factor);
    large[i] = data[y * columns + Math.floor(i % shape[1] / factor)];
  }
  return { data: large, shape };
}
