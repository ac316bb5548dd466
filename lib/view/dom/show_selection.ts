/// <reference lib="dom" />
import type { ViewData } from "../data/view_data.ts";
import { paintVeil } from "../paint/paint_map.ts";
import { sameCluster, type SelectionState } from "../selection.ts";
import { paintCanvas } from "./paint_canvas.ts";

/** The ground behind every map, in light: a veil of it leaves colours what they are. */
const VEIL = [212, 214, 216] as const;

/**
 * Keeps the place of the cross and the veil over all but the chosen cluster as
 * properties of the page's style, which all maps share.
 */
export function showSelection(data: ViewData, selection: SelectionState): void {
  const { scan: [rows, columns] } = data;
  const { style, classList } = document.documentElement;
  selection.follow((now, before) => {
    const position = selection.shown;
    const share = (place: number, length: number) =>
      `${(100 * (place + 0.5) / length).toFixed(3)}%`;
    style.setProperty("--cross-x", share(position % columns, columns));
    style.setProperty("--cross-y", share(Math.floor(position / columns), rows));
    if (sameCluster(now.cluster, before.cluster)) return;
    const map = data.maps.find(({ id }) => id === now.cluster?.map);
    classList.toggle("veiled", map !== undefined);
    if (map === undefined || now.cluster === null) {
      style.removeProperty("--veil");
      return;
    }
    const canvas = document.createElement("canvas");
    paintCanvas(
      canvas,
      [rows, columns],
      paintVeil(map, now.cluster.label, VEIL),
    );
    style.setProperty("--veil", `url(${canvas.toDataURL()})`);
  });
}
