import type * as Tensorflow from "@tensorflow/tfjs-core";
import type { EngineSetup } from "./engine_setup.ts";

/** What an engine on TensorFlow.js is made from. */
export interface TensorflowSetup extends EngineSetup {
  /** TensorFlow.js with the engine's backend chosen and ready. */
  readonly tensorflow: typeof Tensorflow;
}
