/// <reference lib="dom" />
import type { ScanShape } from "../../scan/scan_shape.ts";
import {
  changeKind,
  type DetectorGrip,
  type DetectorKind,
  dragDetector,
  fitDetector,
  gripAt,
  keyDetector,
} from "../detector/edit_detector.ts";
import type { VirtualDetector } from "../detector/virtual_detector.ts";
import { element } from "./element.ts";

const SVG = "http://www.w3.org/2000/svg";
/** Screen pixels within which a circle is taken hold of. */
const REACH = 8;
const CURSORS: Readonly<Record<DetectorGrip, string>> = {
  centre: "move",
  inner: "ew-resize",
  outer: "ew-resize",
  new: "crosshair",
};

/**
 * The virtual detector over the mean pattern: drawn and changed by the
 * pointer, by keys and by the fields beside it, which always agree.
 */
export class DetectorView {
  readonly #overlay = element("detector-overlay", SVGSVGElement);
  readonly #fields = (["y", "x", "inner", "outer"] as const).map((name) =>
    element(`detector-${name}`, HTMLInputElement)
  );
  readonly #shape: ScanShape["detector"];
  readonly #onChange: (detector: VirtualDetector) => void;
  #detector: VirtualDetector;

  /** Shows a first detector and tells it. */
  constructor(
    shape: ScanShape["detector"],
    first: VirtualDetector,
    onChange: (detector: VirtualDetector) => void,
  ) {
    this.#shape = shape;
    this.#onChange = onChange;
    this.#detector = first;
    this.#listen();
    this.change(first);
  }

  /** Takes another detector, made to fit. */
  change(detector: VirtualDetector): void {
    this.#detector = fitDetector(detector, this.#shape);
    this.#draw();
    this.#onChange(this.#detector);
  }

  #listen(): void {
    const overlay = this.#overlay;
    overlay.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const changed = keyDetector(
        this.#detector,
        event.key,
        event.shiftKey ? 10 : 1,
      );
      if (changed === undefined) return;
      event.preventDefault();
      this.change(changed);
    });
    overlay.addEventListener("pointermove", (event) => {
      if (event.buttons === 0) {
        overlay.style.cursor = CURSORS[this.#grip(this.#under(event))];
      }
    });
    overlay.addEventListener("pointerdown", (down) => {
      if (down.button !== 0) return;
      const from = this.#under(down);
      const grip = this.#grip(from);
      const before = this.#detector;
      const kind = this.#kind();
      overlay.setPointerCapture(down.pointerId);
      const drag = (event: PointerEvent) =>
        this.change(
          dragDetector(before, { grip, from, to: this.#under(event), kind }),
        );
      const end = () => {
        overlay.removeEventListener("pointermove", drag);
        overlay.removeEventListener("pointerup", end);
        overlay.removeEventListener("pointercancel", end);
      };
      overlay.addEventListener("pointermove", drag);
      overlay.addEventListener("pointerup", end);
      overlay.addEventListener("pointercancel", end);
    });
    for (const field of this.#fields) {
      field.addEventListener("change", () => {
        const [y, x, inner, outer] = this.#fields.map(({ valueAsNumber }) =>
          valueAsNumber
        );
        this.change({ centre: [y, x], inner, outer });
      });
    }
    for (const radio of kindRadios()) {
      radio.addEventListener(
        "change",
        () => this.change(changeKind(this.#detector, this.#kind())),
      );
    }
  }

  #kind(): DetectorKind {
    return kindRadios().some(({ checked, value }) =>
        checked && value === "disc"
      )
      ? "disc"
      : "annulus";
  }

  #grip(point: readonly [number, number]): DetectorGrip {
    const { width } = this.#overlay.getBoundingClientRect();
    const reach = REACH * this.#shape[1] / Math.max(1, width);
    return gripAt(this.#detector, point, reach);
  }

  /** Detector pixels, of which pixel 0 reaches from -0.5 to 0.5. */
  #under(event: MouseEvent): readonly [y: number, x: number] {
    const { left, top, width, height } = this.#overlay.getBoundingClientRect();
    const [rows, columns] = this.#shape;
    return [
      (event.clientY - top) / height * rows - 0.5,
      (event.clientX - left) / width * columns - 0.5,
    ];
  }

  #draw(): void {
    const { centre: [y, x], inner, outer } = this.#detector;
    const circle = (radius: number, kind: string) =>
      drawn("circle", {
        class: kind,
        cx: String(x + 0.5),
        cy: String(y + 0.5),
        r: String(radius),
      });
    const ring = (radius: number) =>
      `M${x + 0.5 - radius} ${y + 0.5}a${radius} ${radius} 0 1 0 ${
        2 * radius
      } 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
    const radii = inner > 0 ? [inner, outer] : [outer];
    this.#overlay.replaceChildren(
      drawn("path", { class: "area", d: radii.map(ring).join("") }),
      ...radii.flatMap((
        radius,
      ) => [circle(radius, "halo"), circle(radius, "line")]),
    );
    [y, x, inner, outer].forEach((value, i) =>
      this.#fields[i].value = String(value)
    );
    for (const radio of kindRadios()) {
      radio.checked = (radio.value === "disc") === (inner === 0);
    }
  }
}

function kindRadios(): HTMLInputElement[] {
  return [
    ...document.querySelectorAll<HTMLInputElement>("[name=detector-kind]"),
  ];
}

function drawn(
  name: string,
  attributes: Readonly<Record<string, string>>,
): SVGElement {
  const made = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
}
