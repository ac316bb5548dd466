import { InputError } from "../../scan/input_error.ts";
import { answerResponse } from "./answer_response.ts";
import { checkRequest } from "./check_request.ts";
import { QueryValues } from "./query_values.ts";
import { RequestError } from "./request_error.ts";
import type { Answer, Route } from "./route.ts";

/** A server that runs. */
export interface RouteServer {
  /** Port on 127.0.0.1. */
  readonly port: number;
  /** Ends it, requests that are being answered included. */
  close(): Promise<void>;
}

/** Choices of `serveRoutes`. */
export interface ServeRoutesOptions {
  /** Port; default 0, a free one. */
  readonly port?: number;
  /** Called with what should never happen; the browser is told no more than that. */
  readonly onFault?: (fault: unknown) => void;
}

/**
 * Serves a table of addresses on 127.0.0.1, by GET and HEAD alone. An address
 * is looked up as it stands; no part of it ever becomes a path.
 *
 * @param routes by path, for example "/pattern"
 * @throws {InputError} where the port is taken
 */
export function serveRoutes(
  routes: ReadonlyMap<string, Route>,
  { port = 0, onFault = () => {} }: ServeRoutesOptions = {},
): RouteServer {
  const stop = new AbortController();
  const listen = (port: number) =>
    Deno.serve({
      hostname: "127.0.0.1",
      port,
      signal: stop.signal,
      onListen: () => {},
      handler: async (request) =>
        answerResponse(
          await answer(routes, { request, onFault }),
          request.method,
        ),
    });
  try {
    const first = listen(port);
    const { port: taken } = first.addr as Deno.NetAddr;
    const ended = goOn(first, () => listen(taken), {
      onFault,
      signal: stop.signal,
    });
    return {
      port: taken,
      async close() {
        stop.abort();
        await ended;
      },
    };
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) {
      throw new InputError(
        `Cannot serve on port ${port} as it is taken: choose another with --port, or leave it out for a free one`,
        { cause: error },
      );
    }
    throw error;
  }
}

/** Milliseconds until connections are taken again. */
const PAUSE = 200;

/** Listens again whenever listening fails, as it does while more connections are open than the system allows. */
async function goOn(
  server: Deno.HttpServer,
  again: () => Deno.HttpServer,
  { onFault, signal }: {
    readonly onFault: (fault: unknown) => void;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  for (let told = false; !signal.aborted;) {
    try {
      await server.finished;
      return;
    } catch (error) {
      if (!told) onFault(error);
      told = true;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    try {
      if (!signal.aborted) server = again();
    } catch {
      // Not yet.
    }
  }
}

async function answer(
  routes: ReadonlyMap<string, Route>,
  { request, onFault }: {
    readonly request: Request;
    readonly onFault: (fault: unknown) => void;
  },
): Promise<Answer> {
  const plain = (status: number, message: string): Answer => ({
    status,
    type: "text/plain; charset=utf-8",
    body: `${message}.\n`,
  });
  try {
    checkRequest(request);
    const { pathname, search } = new URL(request.url);
    const route = routes.get(pathname);
    if (route === undefined) {
      throw new RequestError(
        404,
        "Cannot answer as there is nothing at this address: begin at /",
      );
    }
    return await route.answer(new QueryValues(search, route.parameters));
  } catch (error) {
    if (error instanceof RequestError) {
      return plain(error.status, error.message);
    }
    if (error instanceof InputError) return plain(422, error.message);
    onFault(error);
    return plain(500, "Cannot answer as the explorer failed: see its terminal");
  }
}
