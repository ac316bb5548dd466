/** What a server answered. */
export interface RawResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/**
 * Sends a request as it is written, which no well-behaved client does: any
 * method, any path, any host.
 *
 * @param lines request line and headers
 */
export async function rawRequest(
  port: number,
  lines: readonly string[],
): Promise<RawResponse> {
  const connection = await Deno.connect({ hostname: "127.0.0.1", port });
  try {
    const text = [...lines, "Connection: close", "", ""].join("\r\n");
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length;) {
      at += await connection.write(bytes.subarray(at));
    }
    const response = await new Response(connection.readable).text();
    const [head, ...body] = response.split("\r\n\r\n");
    const [line, ...fields] = head.split("\r\n");
    return {
      status: Number(line.split(" ")[1]),
      headers: new Headers(
        fields.map((field): [string, string] => {
          const colon = field.indexOf(":");
          return [field.slice(0, colon), field.slice(colon + 1).trim()];
        }),
      ),
      body: body.join("\r\n\r\n"),
    };
  } finally {
    try {
      connection.close();
    } catch {
      // Reading to its end has closed it.
    }
  }
}
