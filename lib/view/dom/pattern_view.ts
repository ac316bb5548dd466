/// <reference lib="dom" />
import type { ShownPattern } from "../data/pattern_source.ts";
import type { ViewData } from "../data/view_data.ts";
import { paintPattern } from "../paint/paint_map.ts";
import { element } from "./element.ts";
import { paintCanvas } from "./paint_canvas.ts";

/** A diffraction pattern with its title. */
export interface PatternView {
  readonly node: HTMLElement;
  /** Shows a pattern, or only words where there is none. */
  show(
    pattern: Pick<ShownPattern, "values" | "shape"> | undefined,
    words: { readonly title: string; readonly remark: string },
  ): void;
}

/** A picture of a diffraction pattern, in the colours of all others. */
export function patternView(range: ViewData["range"]): PatternView {
  const title = element("p", { class: "panel-title" });
  const canvas = element("canvas", { role: "img" });
  const remark = element("p", { class: "remark" });
  return {
    node: element(
      "div",
      { class: "pattern-view" },
      title,
      element("div", { class: "mount" }, canvas),
      remark,
    ),
    show(pattern, words) {
      title.textContent = words.title;
      remark.textContent = words.remark;
      canvas.setAttribute("aria-label", `${words.title}. ${words.remark}`);
      canvas.hidden = pattern === undefined;
      if (pattern === undefined) return;
      paintCanvas(canvas, pattern.shape, paintPattern(pattern, range));
    },
  };
}
