import type * as Plot from "@observablehq/plot";
import type { Picture } from "../picture/picture.ts";

/**
 * A picture that fills the plotted area: a density, a scatter plot, a polar
 * transform. Its first row lies at the vertical axis's upper end.
 *
 * @param array array that is drawn; kept in the page for its script
 */
export function pictureMark(picture: Picture, array: string): Plot.Markish {
  return (_index, _scales, _values, dimensions, context) => {
    const { marginLeft, marginTop, marginRight, marginBottom, width, height } =
      dimensions;
    const place = {
      x: marginLeft,
      y: marginTop,
      width: width - marginLeft - marginRight,
      height: height - marginTop - marginBottom,
    };
    const element = (
      name: string,
      attributes: Readonly<Record<string, string | number>>,
    ) => {
      const made = context.document.createElementNS(SVG, name);
      for (const [key, value] of Object.entries(attributes)) {
        made.setAttribute(key, String(value));
      }
      return made;
    };
    const group = element("g", {});
    group.append(
      element("rect", { class: "ground", ...place }),
      element("image", {
        class: "pixels",
        href: picture.uri,
        ...place,
        preserveAspectRatio: "none",
        "data-array": array,
      }),
    );
    return group;
  };
}

const SVG = "http://www.w3.org/2000/svg";
