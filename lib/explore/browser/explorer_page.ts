/// <reference lib="dom" />
// The script of the explorer's page: the report's linked views with every
// pattern of the scan, and the chapter of the explorer.
import { decodeIsland } from "../../view/data/decode_island.ts";
import { ISLAND_ID } from "../../view/data/island.ts";
import type { ViewData } from "../../view/data/view_data.ts";
import { followMap } from "../../view/dom/follow_map.ts";
import { startView } from "../../view/start_view.ts";
import type { ExplorerSetup } from "../page/explorer_setup.ts";
import { detectorPanels } from "./detector_panels.ts";
import { element } from "./element.ts";
import { figureSaves } from "./figure_saves.ts";
import { patternLoader } from "./pattern_loader.ts";
import { patternPanel } from "./pattern_panel.ts";
import { scanPanel } from "./scan_panel.ts";

/** Brings the page to life. */
async function begin(): Promise<void> {
  const island = document.getElementById(ISLAND_ID)?.textContent;
  const decoded = island ? decodeIsland(JSON.parse(island)) : undefined;
  // A failure is told where it is awaited.
  decoded?.catch(() => {});
  const response = await fetch("/explorer.json");
  const setup: ExplorerSetup = await response.json();
  const { scan } = setup.shape;
  const chapter = document.querySelector<HTMLElement>(".explorer");
  if (chapter === null) throw new Error("Cannot find the explorer's chapter");
  chapter.hidden = false;
  for (
    const [panel, there] of [
      ["pattern-panel", setup.patterns],
      ["detector-panel", setup.detectors],
      ["image-panel", setup.detectors],
    ] as const
  ) element(panel, HTMLElement).hidden = !there;

  const data: ViewData = await decoded ??
    { scan, maps: [], images: [], clouds: [], range: { low: 1, high: 2 } };
  const patternAt = setup.patterns ? patternLoader(setup.shape) : undefined;
  const selection = startView(data, { patternAt });
  const follow = (id: string, title: string) =>
    followMap(element(id, HTMLElement), { scan, selection, title });
  follow("scan-mount", "Scan");
  const shown = scanPanel(setup, selection);
  if (patternAt) patternPanel(setup, selection, patternAt);
  figureSaves(new Set(setup.arrays));
  await shown;
  if (setup.detectors) {
    // The server then reads the whole scan, with every processor that the
    // browser may want too: first what there is to see.
    await painted();
    follow("image-mount", "Image of the virtual detector");
    detectorPanels(setup, selection);
  }
  chapter.dataset.ready = "true";
}

/** Resolves when the page has been drawn; soon, where it is not looked at. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 2000);
  });
}

begin().catch((error: Error) => {
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  note.textContent = `The explorer could not begin: ${error.message}`;
  document.getElementById("explorer")?.append(note);
});
