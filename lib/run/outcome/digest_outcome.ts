import { createHash } from "node:crypto";
import type { PackedOutcome } from "./pack_outcome.ts";

/** The one thing in an outcome that differs between identical runs. */
const TIME = "seconds";

/**
 * SHA-256 of a packed outcome in hexadecimal. Wall times, entries that are
 * called "seconds", do not count.
 *
 * @param hashes digest of each array by name, see `hashValues`
 */
export function digestOutcome(
  { text }: Pick<PackedOutcome, "text">,
  hashes: ReadonlyMap<string, string>,
): string {
  const timeless = JSON.stringify(
    JSON.parse(text, (key, value) => key === TIME ? undefined : value),
  );
  return createHash("sha256")
    .update(JSON.stringify([timeless, ...hashes]))
    .digest("hex");
}
