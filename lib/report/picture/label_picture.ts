import type { LabelStyle } from "../colour/label_style.ts";
import { parseColour } from "../colour/parse_colour.ts";
import { encodePng } from "./encode_png.ts";
import type { Picture } from "./picture.ts";
import { reduceImage } from "./reduce_image.ts";

/** How `labelPicture` draws. */
export interface LabelPictureOptions {
  /** Colours of the labels; a label without one is drawn like the background. */
  readonly styles: readonly Pick<LabelStyle, "label" | "colour">[];
  /** Longest side in picture pixels. */
  readonly longestSide: number;
}

/** Draws a label map; the background is transparent. */
export function labelPicture(
  image: {
    readonly data: ArrayLike<number>;
    readonly shape: readonly [rows: number, columns: number];
  },
  options: LabelPictureOptions,
): Picture {
  const { data, shape: [height, width], reduction } = reduceImage(image, {
    longestSide: options.longestSide,
    by: "mode",
  });
  const index = new Map(options.styles.map(({ label }, i) => [label, i + 1]));
  const indices = Uint8Array.from(
    { length: width * height },
    (_, i) => index.get(data[i]) ?? 0,
  );
  const palette = [
    { colour: [0, 0, 0] as const, opacity: 0 },
    ...options.styles.map(({ colour }) => ({ colour: parseColour(colour) })),
  ];
  const uri = encodePng({ width, height, indices, palette });
  return { uri, width, height, reduction, notFinite: 0 };
}
