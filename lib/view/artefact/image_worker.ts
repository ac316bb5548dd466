// Made by `deno task page` from lib/explore/browser/image_worker.ts: do not edit.
import type { PageScript } from "../page_script.ts";

/** Script of `lib/explore/browser/image_worker.ts`. */
export const IMAGE_WORKER: PageScript = {
  digest: "06b719a6c0d053dd42a207842152f68e783e63a3d39105320dcde2412fa8f348",
  deno: "2.9.6",
  text: `// lib/explore/detector/cube_image.ts
function cubeImage({ plan, values, low, step }, { bins, weights }) {
  let base = 0;
  const sums = new Float64Array(plan.positions);
  for (let i = 0; i < bins.length; i++) {
    base += weights[i] * low[bins[i]];
    const factor = weights[i] * step[bins[i]];
    const plane = bins[i] * plan.stride;
    for (let position = 0; position < sums.length; position++) {
      sums[position] += factor * values[plane + position];
    }
  }
  return Float32Array.from(sums, (sum) => base + sum);
}

// lib/explore/browser/image_worker.ts
var kept;
globalThis.addEventListener("message", (event) => {
  const message = event.data;
  if ("cube" in message) {
    kept = message.cube;
    return;
  }
  if (kept === void 0) return;
  globalThis.postMessage(cubeImage(kept, message.weights));
});
`,
};
