/// <reference lib="dom" />
import { type PatternSource, sampledPatterns } from "./data/pattern_source.ts";
import type { ViewData } from "./data/view_data.ts";
import { cloudView } from "./dom/cloud_view.ts";
import { clusterButton } from "./dom/cluster_button.ts";
import { followMap } from "./dom/follow_map.ts";
import { linkedPanel } from "./dom/linked_panel.ts";
import { showSelection } from "./dom/show_selection.ts";
import { themeButton } from "./dom/theme_button.ts";
import { SelectionState } from "./selection.ts";

/** What a page may bring of its own. */
export interface StartViewOptions {
  /** Where patterns come from; default: those that the data hold. */
  readonly patternAt?: PatternSource | undefined;
}

/** Arrays whose pictures show the whole scan, beside the data's maps and images. */
const SCAN_PICTURES = [
  ...["adf", "shifts", "residual_shifts"],
  ...["truth_material", "truth_rotation", "truth_strain", "truth_tilt"],
];

/**
 * Brings a report's page to life: its maps become maps to choose positions in,
 * its legends buttons, its places for clouds clouds, and a panel shows what is
 * chosen. Leaves alone what it does not find.
 */
export function startView(
  data: ViewData,
  options: StartViewOptions = {},
): SelectionState {
  const [rows, columns] = data.scan;
  const middle = Math.floor(rows / 2) * columns + Math.floor(columns / 2);
  const selection = new SelectionState(middle);
  document.documentElement.classList.add("linked-page");
  showSelection(data, selection);
  const main = document.querySelector("main");
  const panel = linkedPanel(
    data,
    selection,
    options.patternAt ?? sampledPatterns(data),
  );
  main?.before(panel);
  // On paper the panel stands behind the report.
  addEventListener("beforeprint", () => main?.after(panel));
  addEventListener("afterprint", () => main?.before(panel));
  document.querySelector("nav")?.append(themeButton());

  const titles = new Map(
    [...data.maps, ...data.images].map(({ id, title }) => [id, title]),
  );
  const scanPictures = new Set([...titles.keys(), ...SCAN_PICTURES]);
  const pictures = document.querySelectorAll<HTMLElement>(
    "main .mount > img[data-array]",
  );
  for (const picture of pictures) {
    const { array = "" } = picture.dataset;
    const mount = picture.parentElement;
    if (mount === null || !scanPictures.has(array)) continue;
    const heading = mount.closest(".panel")?.querySelector(".panel-title");
    const title = heading?.textContent ?? titles.get(array) ?? array;
    followMap(mount, { scan: data.scan, selection, title });
  }
  const entries = document.querySelectorAll<HTMLElement>("li[data-label]");
  for (const entry of entries) {
    const { map = "", label = "" } = entry.dataset;
    if (!titles.has(map)) continue;
    const key = { map, label: Number(label) };
    entry.append(clusterButton(key, selection, ...entry.childNodes));
  }
  const places = document.querySelectorAll<HTMLElement>("[data-cloud]");
  for (const place of places) {
    const cloud = data.clouds.find(({ id }) => id === place.dataset.cloud);
    if (cloud !== undefined) place.append(cloudView(data, cloud, selection));
  }
  return selection;
}
