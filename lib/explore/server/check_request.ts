import { RequestError } from "./request_error.ts";

/** Characters of an address beyond which it is none of ours. */
const LONGEST = 1024;

/** Names by which a browser on this machine reaches a server that listens on 127.0.0.1. */
const OWN_HOSTS = new Set(["127.0.0.1", "localhost"]);

/**
 * Refuses what no page of this server asks for. A web page elsewhere may lead
 * a name of its own to 127.0.0.1 (DNS rebinding), so the host must be one of
 * ours, whatever its port, which may be forwarded, in the header and in the
 * address, which may be absolute; and it may make a browser ask for anything,
 * so a browser that says who asks must say that we do, or that a person opens
 * a page.
 *
 * @throws {RequestError} with the status to answer with
 */
export function checkRequest(
  { method, url, headers }: Pick<Request, "method" | "url" | "headers">,
): void {
  if (method !== "GET" && method !== "HEAD") {
    throw new RequestError(
      405,
      "Cannot answer as only GET and HEAD are: nothing here can be changed",
    );
  }
  const host = headers.get("host")?.toLowerCase() ?? "";
  const name = /^([^:]+)(:\d{1,5})?$/.exec(host)?.[1];
  if (
    name === undefined || !OWN_HOSTS.has(name) ||
    !OWN_HOSTS.has(new URL(url).hostname)
  ) {
    throw new RequestError(
      403,
      "Cannot answer as the request is for another host: open the address that deno task explore printed",
    );
  }
  const site = headers.get("sec-fetch-site") ?? "none";
  const opened = headers.get("sec-fetch-mode") === "navigate" &&
    headers.get("sec-fetch-dest") === "document";
  // Browsers that do not tell the site tell where a script that reads is from.
  const origin = headers.get("origin") ?? `http://${host}`;
  if (
    site !== "same-origin" && site !== "none" && !opened ||
    origin.toLowerCase() !== `http://${host}`
  ) {
    throw new RequestError(
      403,
      "Cannot answer as another site's page asks: open the address that deno task explore printed",
    );
  }
  if (url.length > LONGEST) {
    throw new RequestError(
      414,
      `Cannot answer as the address has ${url.length} characters: none here has more than ${LONGEST}`,
    );
  }
}
