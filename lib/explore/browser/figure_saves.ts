/// <reference lib="dom" />
import { element } from "../../view/dom/element.ts";
import { saveFile } from "./save_file.ts";
import { mountDrawing, standaloneSvg } from "./standalone_svg.ts";

/** Picture pixels of a saved PNG's longer side, at least. */
const LONG_SIDE = 1200;

/** Something of a figure that can be saved. */
interface Saved {
  readonly title: string;
  /** File's name without ending. */
  readonly name: string;
  /** The run's array behind it. */
  readonly array: string | undefined;
  /** Gives the drawing as a file. */
  readonly svg: () => string;
}

/**
 * Puts a list under each of the report's figures from which its pictures and
 * charts are saved as SVG or PNG, and the arrays behind them as `.npy`.
 *
 * @param arrays those that the server has
 */
export function figureSaves(arrays: ReadonlySet<string>): void {
  for (const figure of document.querySelectorAll("main figure")) {
    const section = figure.closest("section[id]");
    if (section === null) continue;
    const things = thingsOf(figure, section.id);
    if (things.length === 0) continue;
    figure.append(element(
      "details",
      { class: "figure-saves" },
      element("summary", {}, "Save"),
      element(
        "ul",
        {},
        ...things.map((thing) => entry(thing, arrays)),
      ),
    ));
  }
}

function thingsOf(figure: Element, section: string): Saved[] {
  const things: Saved[] = [];
  const nameOf = (base: string) => `${section}_${base}_${things.length + 1}`;
  for (const panel of figure.querySelectorAll(".panel, .card, .pair > div")) {
    const picture = panel.querySelector<HTMLImageElement>(".mount > img");
    if (
      picture === null ||
      picture.closest(".panel, .card, .pair > div") !== panel
    ) {
      continue;
    }
    const { array } = picture.dataset;
    const overlay = panel.querySelector<SVGSVGElement>(".mount > svg.overlay");
    things.push({
      title: panel.querySelector(".panel-title")?.textContent ?? array ??
        "picture",
      name: nameOf(array ?? "picture"),
      array,
      svg: () => inPage(mountDrawing(picture, overlay)),
    });
  }
  for (const chart of figure.querySelectorAll<SVGSVGElement>("svg.chart")) {
    things.push({
      title: chart.getAttribute("aria-label")?.split(/[.:]/)[0] ?? "chart",
      name: nameOf("chart"),
      array: undefined,
      svg: () => standaloneSvg(chart),
    });
  }
  return things;
}

/** Lets a drawing take the page's style for the moment in which it is written. */
function inPage(drawing: SVGSVGElement): string {
  drawing.setAttribute("class", "overlay");
  const place = document.createElement("div");
  place.className = "mount figure-saves-place";
  place.append(drawing);
  document.body.append(place);
  try {
    return standaloneSvg(drawing);
  } finally {
    place.remove();
  }
}

function entry(
  { title, name, array, svg }: Saved,
  arrays: ReadonlySet<string>,
): HTMLElement {
  const button = (kind: string, save: () => void) => {
    const made = element("button", {
      type: "button",
      "aria-label": `Save ${title} as ${kind}`,
    }, kind);
    made.addEventListener("click", save);
    return made;
  };
  return element(
    "li",
    {},
    `${title} `,
    button(
      "SVG",
      () =>
        saveFile(`${name}.svg`, new Blob([svg()], { type: "image/svg+xml" })),
    ),
    button("PNG", () => void savePng(`${name}.png`, svg())),
    ...array !== undefined && arrays.has(array)
      ? [
        element(
          "a",
          { href: `/array/${array}.npy`, download: "" },
          `${array}.npy`,
        ),
      ]
      : [],
  );
}

/** Draws an SVG file large enough to print. */
async function savePng(name: string, svg: string): Promise<void> {
  const address = URL.createObjectURL(
    new Blob([svg], { type: "image/svg+xml" }),
  );
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.ceil(LONG_SIDE / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = scale * image.width;
    canvas.height = scale * image.height;
    const context = canvas.getContext("2d")!;
    context.imageSmoothingEnabled = false;
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && saveFile(name, blob), "image/png");
  } finally {
    URL.revokeObjectURL(address);
  }
}
