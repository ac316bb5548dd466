/// <reference lib="dom" />
import type { ViewData } from "../data/view_data.ts";
import { paintImage, paintLabels } from "../paint/paint_map.ts";
import type { SelectionState } from "../selection.ts";
import { clusterButton } from "./cluster_button.ts";
import { chooser, element, swatch } from "./element.ts";
import { followMap } from "./follow_map.ts";
import { paintCanvas } from "./paint_canvas.ts";

/** A map of the reader's choice. */
export interface MapView {
  readonly node: HTMLElement;
  /** The shown map's or image's id. */
  shown(): string;
}

/** A picture of the scan that can be exchanged, with its legend as buttons. */
export function mapView(
  data: ViewData,
  selection: SelectionState,
  { first, onShow }: {
    /** Id of the map that is shown first. */
    readonly first: string;
    /** Called when another is shown. */
    readonly onShow: () => void;
  },
): MapView {
  const canvas = element("canvas", { "aria-hidden": "true" });
  const mount = element("div", { class: "mount" }, canvas);
  const legend = element("ul", { class: "legend" });
  const everything = [...data.maps, ...data.images];
  const show = (id: string) => {
    const map = data.maps.find((other) => other.id === id);
    const image = data.images.find((other) => other.id === id);
    if (map !== undefined) paintCanvas(canvas, data.scan, paintLabels(map));
    else if (image !== undefined) {
      paintCanvas(canvas, data.scan, paintImage(image));
    }
    legend.replaceChildren(
      ...(map?.clusters ?? []).map(({ label, name, colour }) =>
        element(
          "li",
          {},
          clusterButton({ map: id, label }, selection, swatch(colour), name),
        )
      ),
    );
  };
  const { field, select } = chooser(
    "Map",
    everything.map(({ id, title }) => ({ value: id, title })),
    (id) => {
      show(id);
      onShow();
    },
  );
  select.value = first;
  followMap(mount, { scan: data.scan, selection, title: "Chosen map" });
  show(first);
  return {
    node: element("div", { class: "map-view" }, field, mount, legend),
    shown: () => select.value,
  };
}
