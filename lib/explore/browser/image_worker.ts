/// <reference lib="dom" />
import type { DetectorCube } from "../cube/detector_cube.ts";
import type { BinWeights } from "../detector/bin_weights.ts";
import { cubeImage } from "../detector/cube_image.ts";

/** What the worker is sent: the cube once, then one virtual detector after the other. */
export type ImageWorkerMessage =
  | { readonly cube: DetectorCube }
  | { readonly weights: BinWeights };

let kept: DetectorCube | undefined;

globalThis.addEventListener("message", (event) => {
  const message = (event as MessageEvent<ImageWorkerMessage>).data;
  if ("cube" in message) {
    kept = message.cube;
    return;
  }
  if (kept === undefined) return;
  globalThis.postMessage(cubeImage(kept, message.weights));
});
