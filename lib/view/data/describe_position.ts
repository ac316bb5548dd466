import { formatNumber } from "../../report/text/format_number.ts";
import type { ViewData } from "./view_data.ts";

/** What is known of a position, in words. */
export interface PositionDescription {
  /** "row 3, column 7". */
  readonly place: string;
  /** Cluster of each label map that has one there, or the background. */
  readonly clusters: readonly {
    readonly map: string;
    readonly title: string;
    readonly label: number;
    readonly name: string;
    /** Undefined for the background. */
    readonly colour: string | undefined;
  }[];
  /** Values of the images. */
  readonly values: readonly { readonly title: string; readonly text: string }[];
  /** All of it as one sentence. */
  readonly sentence: string;
}

/** Row and column of a position, counted from 0. */
export function placeOf(
  [, columns]: ViewData["scan"],
  position: number,
): string {
  return `row ${Math.floor(position / columns)}, column ${position % columns}`;
}

/** Says what is known of a position: its clusters by name and its values. */
export function describePosition(
  data: ViewData,
  position: number,
): PositionDescription {
  const place = placeOf(data.scan, position);
  const clusters = data.maps.map(({ id, title, labels, clusters }) => {
    const label = labels[position];
    const cluster = clusters.find((other) => other.label === label);
    const name = cluster?.name ??
      (label === 0 ? "background" : `label ${label}`);
    return { map: id, title, label, name, colour: cluster?.colour };
  });
  const values = data.images.map((image) => {
    const { title, codes, low, high } = image;
    const code = codes[position];
    const value = low + (code - 1) / 254 * (high - low);
    const sign = code === 1 && image.below
      ? "\u2264 "
      : code === 255 && image.above
      ? "\u2265 "
      : "";
    const text = code === 0
      ? "none"
      : sign + formatNumber(value, { digits: 3 });
    return { title, text };
  });
  const parts = [
    ...clusters.map(({ title, name }) => `${title}: ${name}`),
    ...values.map(({ title, text }) => `${title}: ${text}`),
  ];
  return {
    place,
    clusters,
    values,
    sentence: [`Row ${place.slice(4)}`, ...parts].join(". ") + ".",
  };
}
