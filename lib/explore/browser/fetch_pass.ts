/// <reference lib="dom" />
import type { OnProgress } from "../../scan/progress.ts";

/** Milliseconds between two looks at a pass that runs. */
const PAUSE = 250;

/**
 * Fetches what the server needs a pass over the scan for, and waits for it.
 *
 * @throws {Error} with the server's message where it refuses or fails
 */
export async function fetchPass(
  address: string,
  onProgress: OnProgress = () => {},
): Promise<Response> {
  for (;;) {
    const response = await fetch(address);
    if (response.status === 200) return response;
    if (response.status !== 202) {
      throw new Error((await response.text()).trim());
    }
    onProgress(await response.json());
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
