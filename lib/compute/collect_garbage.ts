import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

let collect: (() => void) | undefined;

/**
 * Gives this thread's unused memory back now. V8 leaves large arrays, and the
 * memories of WebAssembly, lying for as long as the machine has room: it does
 * not know of a ceiling. Takes some milliseconds.
 */
export function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
  }
  collect();
}
