import { colourMap } from "../../report/colour/colour_map.ts";
import { parseColour } from "../../report/colour/parse_colour.ts";
import type { ShownPattern } from "../data/pattern_source.ts";
import type { ViewData, ViewImage, ViewMap } from "../data/view_data.ts";

/** Red, green, blue and opacity of each pixel, row by row. */
export type Pixels = Uint8ClampedArray<ArrayBuffer>;

/** A label map in its clusters' colours; what has none stays transparent. */
export function paintLabels({ labels, clusters }: ViewMap): Pixels {
  return paint(
    labels,
    new Map(clusters.map(({ label, colour }) => [label, parseColour(colour)])),
  );
}

/** An image in its colours; what has no value stays transparent. */
export function paintImage({ codes, colours }: ViewImage): Pixels {
  return paint(
    codes,
    new Map(
      Array.from(
        { length: 255 },
        (_, i) => [i + 1, colourMap(colours, i / 254)],
      ),
    ),
  );
}

/** A pattern on a logarithmic scale; what is not above zero stays transparent. */
export function paintPattern(
  { values }: Pick<ShownPattern, "values">,
  { low, high }: ViewData["range"],
): Pixels {
  const floor = Math.log(low);
  const extent = Math.log(high) - floor;
  return paint(
    Array.from(values, (value) => {
      if (!(value > 0)) return 0;
      const share = (Math.log(value) - floor) / extent;
      return 1 + Math.round(254 * Math.min(1, Math.max(0, share)));
    }),
    new Map(
      Array.from(
        { length: 255 },
        (_, i) => [i + 1, colourMap("magma", i / 254)],
      ),
    ),
  );
}

/** A veil over all positions that do not carry a label. */
export function paintVeil(
  { labels }: Pick<ViewMap, "labels">,
  label: number,
  [red, green, blue]: readonly [number, number, number],
): Pixels {
  const pixels = new Uint8ClampedArray(4 * labels.length);
  labels.forEach((value, i) => {
    if (value !== label) pixels.set([red, green, blue, 215], 4 * i);
  });
  return pixels;
}

function paint(
  codes: ArrayLike<number>,
  colours: ReadonlyMap<number, readonly [number, number, number]>,
): Pixels {
  const pixels = new Uint8ClampedArray(4 * codes.length);
  for (let i = 0; i < codes.length; i++) {
    const colour = colours.get(codes[i]);
    if (colour !== undefined) pixels.set([...colour, 255], 4 * i);
  }
  return pixels;
}
