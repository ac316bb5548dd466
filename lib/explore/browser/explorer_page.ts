/// <reference lib="dom" />
import type { ExplorerSetup } from "../page/explorer_setup.ts";
import { detectorPanels } from "./detector_panels.ts";
import { element } from "./element.ts";
import { figureSaves } from "./figure_saves.ts";
import { patternPanel } from "./pattern_panel.ts";
import { PositionViews } from "./position_views.ts";
import { scanPanel } from "./scan_panel.ts";

/** Brings the explorer's chapter to life. */
async function begin(): Promise<void> {
  const response = await fetch("/explorer.json");
  const setup: ExplorerSetup = await response.json();
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

  const scan = scanPanel(setup);
  const showPattern = setup.patterns ? patternPanel(setup) : undefined;
  const canvases = ["scan-canvas", ...setup.detectors ? ["image-canvas"] : []];
  const views = new PositionViews(
    canvases.map((id) => element(id, HTMLCanvasElement)),
    setup.shape.scan,
    (position, pinned) => {
      scan.look(position, pinned);
      detectors?.look(position);
      showPattern?.(position);
    },
  );
  const detectors = setup.detectors ? detectorPanels(setup) : undefined;
  figureSaves(new Set(setup.arrays));
  await scan.shown;
  views.refresh();
  chapter.dataset.ready = "true";
}

begin().catch((error: Error) => {
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  note.textContent = `The explorer could not begin: ${error.message}`;
  document.getElementById("explorer")?.append(note);
});
