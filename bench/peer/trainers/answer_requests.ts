import type {
  SubjectAnswer,
  SubjectRequest,
} from "../../subject/subject_protocol.ts";

/**
 * Answers the requests on standard input, one a line, until "close" or the end;
 * what is thrown is answered as the fault "failed". Nothing else may write on
 * standard output: the console is turned to standard error.
 *
 * @param answer Answers any request but "close".
 */
export async function answerRequests(
  answer: (
    request: Exclude<SubjectRequest, { readonly do: "close" }>,
  ) => Promise<SubjectAnswer>,
): Promise<void> {
  console.log = console.info = console.debug = console.error;
  const encoder = new TextEncoder();
  const output = Deno.stdout.writable.getWriter();
  for await (const line of lines(Deno.stdin.readable)) {
    const request: SubjectRequest = JSON.parse(line);
    if (request.do === "close") return;
    let answered: SubjectAnswer;
    try {
      answered = await answer(request);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      answered = { error: { kind: "failed", message } };
    }
    await output.write(encoder.encode(JSON.stringify(answered) + "\n"));
  }
}

async function* lines(
  input: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<string> {
  let rest = "";
  for await (const part of input.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + part).split("\n");
    rest = parts.pop() ?? "";
    yield* parts;
  }
}
