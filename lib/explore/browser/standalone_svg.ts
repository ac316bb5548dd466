/// <reference lib="dom" />

/** What a drawing takes from the page's style sheet. */
const PROPERTIES = [
  ...["fill", "fill-opacity", "fill-rule", "stroke", "stroke-width"],
  ...["stroke-opacity", "stroke-dasharray", "stroke-linejoin", "opacity"],
  ...["vector-effect", "paint-order", "color", "image-rendering"],
  ...["font-family", "font-size", "font-weight", "text-anchor"],
] as const;

/** A drawing of the page as an SVG file of its own, looking as it does here. */
export function standaloneSvg(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll("*")];
  [drawing, ...drawing.querySelectorAll("*")].forEach((original, i) => {
    const style = getComputedStyle(original);
    const kept = PROPERTIES
      .map((name) => [name, style.getPropertyValue(name)])
      .filter(([, value]) => value !== "");
    copies[i].setAttribute(
      "style",
      kept.map(([name, value]) => `${name}:${value}`).join(";"),
    );
    copies[i].removeAttribute("class");
  });
  const { width, height } = drawing.viewBox.baseVal;
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  return new XMLSerializer().serializeToString(copy);
}

/** A picture of the page with what is drawn over it, as one drawing. */
export function mountDrawing(
  picture: HTMLImageElement,
  overlay: SVGSVGElement | null,
): SVGSVGElement {
  const SVG = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(SVG, "svg");
  const { width, height } = overlay?.viewBox.baseVal ??
    { width: picture.naturalWidth, height: picture.naturalHeight };
  drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const image = document.createElementNS(SVG, "image");
  image.setAttribute("href", picture.src);
  image.setAttribute("width", String(width));
  image.setAttribute("height", String(height));
  image.style.imageRendering = "pixelated";
  drawing.append(image);
  for (const child of overlay?.children ?? []) {
    drawing.append(child.cloneNode(true));
  }
  return drawing;
}
