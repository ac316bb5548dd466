import { createHash } from "node:crypto";

/** What stands at a sealed page's end. */
const SEAL = /<!-- SHA-256 of all above: ([0-9a-f]{64}) -->\n$/;

/** A page with the SHA-256 of its text as a comment at its end. */
export function sealPage(text: string): string {
  return `${text}<!-- SHA-256 of all above: ${digestOf(text)} -->\n`;
}

/** Whether a page is as it was sealed, by whatever code drew it. */
export function sealHolds(page: string): boolean {
  const found = SEAL.exec(page);
  return found !== null && digestOf(page.slice(0, found.index)) === found[1];
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
