/**
 * Text from elsewhere, such as names in a file, for a terminal: what would move
 * the cursor, colour what follows or turn its direction is shown as a mark.
 *
 * @example
 * ```ts
 * import { equal } from "node:assert/strict";
 * import { printable } from "./printable.ts";
 *
 * equal(printable("\x1b[31mred\u202e"), "\ufffd[31mred\ufffd");
 * ```
 */
export function printable(text: string): string {
  return text.replace(
    // deno-lint-ignore no-control-regex -- they are what must go
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    "\ufffd",
  );
}
