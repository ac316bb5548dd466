/// <reference lib="dom" />
import { encodeNpy } from "../../io/encode_npy.ts";
import { valueRange } from "../../report/picture/value_range.ts";
import { formatNumber } from "../../report/text/format_number.ts";
import type { DetectorCube } from "../cube/detector_cube.ts";
import { binWeights } from "../detector/bin_weights.ts";
import { detectorPixels } from "../detector/detector_pixels.ts";
import type { VirtualDetector } from "../detector/virtual_detector.ts";
import type { SelectionState } from "../../view/selection.ts";
import type { ExplorerSetup } from "../page/explorer_setup.ts";
import { DetectorView } from "./detector_view.ts";
import { element } from "./element.ts";
import { fetchPass } from "./fetch_pass.ts";
import { type ImageEngine, imageEngines } from "./image_engines.ts";
import { latest } from "./latest.ts";
import { loadArray } from "./load_array.ts";
import { loadCube } from "./load_cube.ts";
import { paintValues } from "./paint_image.ts";
import { saveCanvas, saveFile } from "./save_file.ts";
import { showImage } from "./show_image.ts";

/** Shows the virtual detector and, at once, its image from the cube. */
export function detectorPanels(
  setup: ExplorerSetup,
  selection: SelectionState,
): void {
  const { shape: { scan, detector: shape }, presets } = setup;
  const readout = element("image-readout", HTMLElement);
  const canvas = element("image-canvas", HTMLCanvasElement);
  const exact = element("image-exact", HTMLButtonElement);
  const select = element("image-engine", HTMLSelectElement);
  let detector: VirtualDetector = presets[0];
  let cube: DetectorCube | undefined;
  let engines: readonly ImageEngine[] = [];
  let image:
    | { readonly values: Float32Array; readonly about: string }
    | undefined;

  const say = () => {
    if (image === undefined) return;
    const position = selection.shown;
    const value = formatNumber(image.values[position], { digits: 4 });
    readout.textContent = `row ${Math.floor(position / scan[1])}, column ${
      position % scan[1]
    }: ${value}. ${image.about}`;
  };
  const show = (values: Float32Array, about: string, kind: string) => {
    image = { values, about };
    showImage(
      canvas,
      paintValues(values, {
        colours: "gray",
        range: valueRange([values]),
        logarithmic: false,
      }),
      scan,
    );
    canvas.dataset.kind = kind;
    canvas.dataset.detector = JSON.stringify(detector);
    say();
  };
  const fromCube = latest(async (ring: VirtualDetector) => {
    const engine = engines[select.selectedIndex];
    if (cube === undefined || engine === undefined) return;
    const start = performance.now();
    try {
      const values = await engine.image(binWeights(shape, cube.plan, ring));
      const time = formatNumber(performance.now() - start, { digits: 2 });
      const { bin } = cube.plan;
      const how = bin === 1
        ? "At full resolution, in 65,536 steps a pixel"
        : `From a detector binned ${bin} × ${bin}`;
      show(values, `${how}; ${time} ms by ${engine.title}.`, "cube");
    } catch (error) {
      readout.textContent = (error as Error).message;
    }
  });
  select.addEventListener("change", () => fromCube(detector));

  const mean = element("mean-canvas", HTMLCanvasElement);
  loadArray("mean_pattern").then((values) =>
    showImage(
      mean,
      paintValues(values, {
        colours: "magma",
        range: valueRange([values], { positive: true }),
        logarithmic: true,
      }),
      shape,
    )
  );
  const view = new DetectorView(shape, detector, (changed) => {
    detector = changed;
    const { length } = detectorPixels(shape, changed);
    element("detector-readout", HTMLElement).textContent = `${
      changed.inner === 0 ? "disc" : "annulus"
    }, ${formatNumber(length)} detector pixels`;
    fromCube(changed);
  });
  element("detector-presets", HTMLElement).append(
    ...presets.map((preset) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = preset.title;
      button.addEventListener("click", () => view.change(preset));
      return button;
    }),
  );

  exact.addEventListener("click", async () => {
    const asked = detector;
    exact.disabled = true;
    try {
      const { centre: [y, x], inner, outer } = asked;
      const response = await fetchPass(
        `/detector?y=${y}&x=${x}&inner=${inner}&outer=${outer}`,
        ({ done, total }) => {
          readout.textContent = `The server reads the scan: ${
            Math.round(100 * done / total)
          } %`;
        },
      );
      const values = new Float32Array(await response.arrayBuffer());
      // A detector that was moved meanwhile has an image of its own.
      if (asked === detector) {
        show(values, "Exact: one pass over the scan by the server.", "exact");
      } else say();
    } catch (error) {
      readout.textContent = (error as Error).message;
    } finally {
      exact.disabled = false;
    }
  });
  element("image-png", HTMLButtonElement).addEventListener(
    "click",
    () => saveCanvas("virtual_detector.png", canvas),
  );
  element("image-npy", HTMLButtonElement).addEventListener("click", () => {
    if (image) {
      saveFile(
        "virtual_detector.npy",
        encodeNpy(Float32Array.from(image.values), scan),
      );
    }
  });

  begin().catch((error: Error) => readout.textContent = error.message);
  async function begin() {
    cube = await loadCube(({ done, total }) => {
      readout.textContent =
        `The server makes the scan small enough for a browser: ${
          Math.round(100 * done / total)
        } %`;
    });
    engines = await imageEngines(cube);
    // Starting an engine is no part of an image's time.
    const nothing = { bins: new Uint32Array(), weights: new Float32Array() };
    await engines[0].image(nothing);
    select.append(...engines.map(({ title }) => new Option(title)));
    select.selectedIndex = 0;
    await fromCube(detector);
  }
  selection.follow(say);
}
