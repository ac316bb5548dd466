/// <reference lib="dom" />
import { positionAt, stepPosition } from "../data/scan_places.ts";
import type { ViewData } from "../data/view_data.ts";
import type { SelectionState } from "../selection.ts";
import { element } from "./element.ts";

/** What a picture of the scan follows. */
export interface FollowMapOptions {
  readonly scan: ViewData["scan"];
  readonly selection: SelectionState;
  /** What the picture shows, for those who cannot see it. */
  readonly title: string;
}

/**
 * Makes an element that a picture of the whole scan fills into a map: pointer
 * and keys choose positions in it, and it shows the cross and the veil that
 * `showSelection` keeps.
 */
export function followMap(
  mount: HTMLElement,
  { scan, selection, title }: FollowMapOptions,
): void {
  mount.classList.add("scan-map");
  mount.tabIndex = 0;
  mount.setAttribute("role", "application");
  mount.setAttribute(
    "aria-label",
    `${title}: map of the scan. Arrow keys move the cross, with Shift by ten positions.`,
  );
  mount.append(
    element("span", { class: "veil", "aria-hidden": "true" }),
    element("span", { class: "cross-mark", "aria-hidden": "true" }),
  );
  const under = (event: MouseEvent) => {
    const { top, left, width, height } = mount.getBoundingClientRect();
    return positionAt(scan, [
      (event.clientY - top) / height,
      (event.clientX - left) / width,
    ]);
  };
  mount.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch") {
      selection.change({ hovered: under(event) });
    }
  });
  mount.addEventListener(
    "pointerleave",
    () => selection.change({ hovered: null }),
  );
  mount.addEventListener(
    "click",
    (event) => selection.change({ position: under(event), hovered: null }),
  );
  mount.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") selection.change({ cluster: null });
    const position = stepPosition(scan, selection.now.position, {
      key: event.key,
      far: event.shiftKey,
    });
    if (position === undefined) return;
    event.preventDefault();
    selection.change({ position, hovered: null });
  });
}
