/**
 * Sends bytes as they are and gives all that comes back until the other side
 * closes, or until it has been silent for a while.
 *
 * @param text a character a byte
 * @param patience milliseconds of silence. Default 500.
 */
export async function rawExchange(
  port: number,
  text: string,
  patience = 500,
): Promise<string> {
  const connection = await Deno.connect({ hostname: "127.0.0.1", port });
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let open = true;
  const close = () => {
    if (open) connection.close();
    open = false;
  };
  let answer = "";
  try {
    for (let at = 0; at < bytes.length;) {
      at += await connection.write(bytes.subarray(at));
    }
  } catch {
    // It did not listen to the end: what it said may still be read.
  }
  try {
    const buffer = new Uint8Array(1 << 16);
    for (;;) {
      timer = setTimeout(close, patience);
      const count = await connection.read(buffer);
      clearTimeout(timer);
      if (count === null) break;
      answer += new TextDecoder("latin1").decode(buffer.subarray(0, count));
    }
  } catch {
    // Closed by either side.
  }
  clearTimeout(timer);
  close();
  return answer;
}
