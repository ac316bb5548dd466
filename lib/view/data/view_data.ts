import type { ColourMapName } from "../../report/colour/colour_map.ts";
import type { SampleScale } from "../../sample/sample_scale.ts";

/** A cluster of a label map. */
export interface ViewCluster {
  /** Value in the map, 1 and up. */
  readonly label: number;
  /** Name for people. */
  readonly name: string;
  /** "#rrggbb", the same for a cluster in every picture. */
  readonly colour: string;
  /** Scan positions that carry the label. */
  readonly positions: number;
}

/** Diffraction patterns of one size as codes of a scale, one after another. */
export interface ViewPatterns {
  /** Codes, [pattern][y][x]. */
  readonly codes: Uint8Array;
  /** Rows and columns of a pattern. */
  readonly shape: readonly [rows: number, columns: number];
  /** What the codes mean. */
  readonly scale: SampleScale;
}

/** A label for every scan position. */
export interface ViewMap {
  /** Name of the run's array. */
  readonly id: string;
  /** Title for people. */
  readonly title: string;
  /** Label of each position, 0 the background. */
  readonly labels: Uint8Array;
  /** What the labels mean; a label without an entry has no name. */
  readonly clusters: readonly ViewCluster[];
  /** Mean pattern of each label, the background's first; absent where there are none. */
  readonly means?: ViewPatterns;
}

/** A number for every scan position. */
export interface ViewImage {
  /** Name of the run's array. */
  readonly id: string;
  /** Title for people. */
  readonly title: string;
  /** Colours. */
  readonly colours: ColourMapName;
  /** Value of code 1. */
  readonly low: number;
  /** Value of code 255. */
  readonly high: number;
  /** Whether code 1 stands for smaller values too. */
  readonly below: boolean;
  /** Whether code 255 stands for greater values too. */
  readonly above: boolean;
  /** Code of each position, linear; 0 where there is no value. */
  readonly codes: Uint8Array;
}

/** Scan positions as points in space. */
export interface ViewCloud {
  /** Name of the run's array, and a number where several clouds come from it. */
  readonly id: string;
  /** Title for people. */
  readonly title: string;
  /** Names of x, y and z; as many as have an extent. */
  readonly axes: readonly string[];
  /** Label map whose colours the points have at first. */
  readonly map: string;
  /** Scan position of each point, rising. */
  readonly positions: Uint32Array;
  /** x to the right, y up and z to the reader of each point; most within 1 of the middle. */
  readonly points: Float32Array;
}

/** Patterns on a grid of positions, see `samplePatterns`. */
export interface ViewSample extends ViewPatterns {
  /** Scan position of each pattern, rising. */
  readonly positions: Uint32Array;
}

/** Everything that linked views show of a run. */
export interface ViewData {
  /** Scan rows and columns. */
  readonly scan: readonly [rows: number, columns: number];
  /** Label maps, in the order in which they are offered. */
  readonly maps: readonly ViewMap[];
  /** Images of the scan. */
  readonly images: readonly ViewImage[];
  /** Manifold and latent spaces. */
  readonly clouds: readonly ViewCloud[];
  /** A few patterns; absent where the run kept none. */
  readonly sample?: ViewSample;
  /** Values at the ends of the patterns' colours, in the scan's units. */
  readonly range: { readonly low: number; readonly high: number };
}
