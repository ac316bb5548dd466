import { membershipGraph } from "./fuzzy/membership_graph.ts";
import { type EdgeSchedule, edgeSchedule } from "./layout/edge_schedule.ts";
import type { Neighbours } from "./neighbours.ts";
import { spectralLayout } from "./spectral/spectral_layout.ts";

/** What a layout is prepared from. */
export interface PrepareLayoutArgument {
  /** Neighbours of every point. */
  readonly neighbours: Neighbours;
  /** Dimensions of the layout. */
  readonly components: number;
  /** Epochs of the layout. */
  readonly epochs: number;
  /** Seed of where it starts. */
  readonly seed: number;
}

/** What the threads of a layout share. */
export interface PreparedLayout {
  /** The edges in the order of their work. */
  readonly schedule: EdgeSchedule;
  /** Where the points start, [point][stride]. */
  readonly positions: Float32Array<SharedArrayBuffer>;
  /** Numbers for each point, at least three; those beyond the components are 0. */
  readonly stride: number;
}

/** From neighbours to the start of a layout, on a thread of its own. */
export function prepareLayoutTask(
  { neighbours, components, epochs, seed }: PrepareLayoutArgument,
): PreparedLayout {
  const graph = membershipGraph(neighbours);
  const start = spectralLayout(graph, { components, seed });
  const stride = Math.max(3, components);
  const points = start.length / components;
  const positions = new Float32Array(
    new SharedArrayBuffer(points * stride * Float32Array.BYTES_PER_ELEMENT),
  );
  for (let point = 0; point < points; point++) {
    for (let c = 0; c < components; c++) {
      positions[point * stride + c] = start[point * components + c];
    }
  }
  return { schedule: edgeSchedule(graph, { epochs }), positions, stride };
}
