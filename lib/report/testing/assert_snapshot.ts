import { fail } from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { decode } from "fast-png";

/** Draws all snapshots anew instead of comparing with them. */
const UPDATES = Deno.env.get("STEM4D_SNAPSHOTS") === "update";

/**
 * Compares markup with a committed snapshot. Numbers with decimals count to
 * three digits, and a picture by the digest of its pixels.
 *
 * With STEM4D_SNAPSHOTS=update the snapshot is written instead; look at the
 * difference before it is committed.
 *
 * @throws {AssertionError} If they differ, with the first line that does.
 */
export async function assertSnapshot(
  file: URL,
  markup: string,
): Promise<void> {
  const drawn = snapshotText(markup);
  if (UPDATES) {
    await Deno.mkdir(new URL(".", file), { recursive: true });
    return await Deno.writeTextFile(file, drawn);
  }
  const name = file.pathname.split("/").at(-1);
  const advice =
    "look at the page, and draw the snapshots anew with `deno task snapshots` if it is meant";
  let kept: string;
  try {
    kept = await Deno.readTextFile(file);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    fail(`There is no snapshot ${name}: ${advice}`);
  }
  if (kept === drawn) return;
  const [lines, wanted] = [drawn, kept].map((text) => text.split("\n"));
  const at = lines.findIndex((line, i) => line !== wanted[i]);
  const line = at === -1 ? lines.length : at;
  fail(
    `${name} differs in line ${line + 1}: ${advice}\nwas: ${
      wanted[line] ?? "its end"
    }\nis:  ${lines[line] ?? "its end"}`,
  );
}

/**
 * Markup with one tag a line, numbers rounded to three digits and a digest in
 * place of every picture.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { snapshotText } from "./assert_snapshot.ts";
 *
 * strictEqual(
 *   snapshotText(`<g d="M0.12345,1234.56">1,590</g>`),
 *   `<g d="M0.123,1230">1,590</g>\n`,
 * );
 * ```
 */
export function snapshotText(markup: string): string {
  const text = markup
    .replace(
      /data:image\/png;base64,([A-Za-z0-9+/=]+)/g,
      (_, base64) => `picture:${pixelDigest(base64)}`,
    )
    // Digests hold no decimal point; nothing else has one that is no number.
    .replace(
      /(?<!\d)\d+\.\d+/g,
      (number) => String(Number(Number(number).toPrecision(3))),
    )
    .replace(/\n+/g, " ")
    .replace(/> *</g, ">\n<");
  return `${text}\n`;
}

/** Of the pixels and their colours, however they are compressed. */
function pixelDigest(base64: string): string {
  const { width, height, depth, data, palette } = decode(
    Buffer.from(base64, "base64"),
  );
  return createHash("sha256")
    .update(JSON.stringify({ width, height, depth, palette }))
    .update(data)
    .digest("hex")
    .slice(0, 12);
}
