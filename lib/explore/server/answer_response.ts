import type { Answer } from "./route.ts";

/** Allows nothing: what is no page needs nothing. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'";

/** Makes an answer the response that is sent, with what every response says. */
export function answerResponse(
  { status = 200, type, body, policy = NOTHING, saveAs }: Answer,
  method: string,
): Response {
  const headers = new Headers({
    "content-type": type,
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
  });
  if (status === 405) headers.set("allow", "GET, HEAD");
  // Names are of our own tables, letters, digits, "_", "-" and "." alone.
  if (saveAs !== undefined) {
    headers.set("content-disposition", `attachment; filename="${saveAs}"`);
  }
  const content = method === "HEAD"
    ? null
    : typeof body === "function"
    ? body()
    : body;
  return new Response(content, { status, headers });
}
