import { detectorMiddle } from "../../align/detector_middle.ts";
import type { LabelStyle } from "../../report/colour/label_style.ts";
import { reportPage } from "../../report/report_page.ts";
import { chemicalName } from "../../report/text/chemical_name.ts";
import type { ScanShape } from "../../scan/scan_shape.ts";
import type { VirtualDetector } from "../detector/virtual_detector.ts";
import type { Exploration } from "../exploration.ts";
import { runReadings } from "../input/run_readings.ts";

/** An image of the scan that the page offers to look around in. */
export interface ScanImageSetup {
  /** Name of the array. */
  readonly array: string;
  /** What people call it. */
  readonly title: string;
  /** Names and colours of labels; absent where values are measured. */
  readonly styles?: readonly Pick<LabelStyle, "label" | "name" | "colour">[];
}

/** What the page's script is told. */
export interface ExplorerSetup {
  /** Sizes of scan and detector. */
  readonly shape: ScanShape;
  /** Images of the scan that the run holds. */
  readonly images: readonly ScanImageSetup[];
  /** Arrays that the server gives. */
  readonly arrays: readonly string[];
  /** Whether single patterns can be asked for. */
  readonly patterns: boolean;
  /** Whether virtual detectors can be drawn: needs patterns, shifts and the mean pattern. */
  readonly detectors: boolean;
  /** Virtual detectors to begin with, the recipe's dark field first. */
  readonly presets: readonly (VirtualDetector & { readonly title: string })[];
}

const IMAGES: readonly (readonly [array: string, title: string])[] = [
  ["adf", "ADF"],
  ["materials", "materials"],
  ["level3", "sub-domains, level 3"],
  ["ae", "sub-domains, AE"],
  ["vae", "sub-domains, VAE"],
  ["truth_material", "truth: materials"],
  ["truth_subdomain", "truth: sub-domains"],
];

/** Says to the page's script what there is. */
export function explorerSetup(
  { run, input }: Pick<Exploration, "run" | "input">,
): ExplorerSetup {
  const { styles } = reportPage(run);
  const { shape } = run.result.input;
  const { detector } = shape;
  const centre = detectorMiddle(detector);
  const side = Math.min(...detector);
  const [inner, outer] = runReadings(run.result).adf ?? [side / 4, side / 2];
  const patterns = "source" in input;
  return {
    shape,
    images: IMAGES.filter(([array]) => run.arrays.has(array)).map((
      [array, title],
    ) => {
      const labels = styles.get(array);
      return {
        array,
        title,
        ...labels && {
          styles: labels.map(({ label, name, colour }) => ({
            label,
            name: chemicalName(name),
            colour,
          })),
        },
      };
    }),
    arrays: [...run.arrays.keys()],
    patterns,
    detectors: patterns && run.arrays.has("shifts") &&
      run.arrays.has("mean_pattern"),
    presets: [
      { title: "the run's dark field", centre, inner, outer },
      {
        title: "bright field",
        centre,
        inner: 0,
        outer: Math.max(1.5, Math.round(side / 20)),
      },
    ],
  };
}
