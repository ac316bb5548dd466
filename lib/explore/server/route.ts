import type { QueryValues } from "./query_values.ts";

/** What a request is answered with, before the headers that all answers share. */
export interface Answer {
  /** HTTP status; default 200. */
  readonly status?: number;
  /** Media type. */
  readonly type: string;
  /** Content; a function where it is made piece by piece. */
  readonly body: string | Uint8Array<ArrayBuffer> | (() => ReadableStream);
  /** Content-Security-Policy; default: nothing is allowed. */
  readonly policy?: string;
  /** Name under which a browser saves it; absent where it is shown. */
  readonly saveAs?: string;
}

/** What one address of the server gives. */
export interface Route {
  /** Names of the query's parameters; any other is refused. */
  readonly parameters: readonly string[];
  /** Answers a request that passed the guard. */
  answer(query: QueryValues): Answer | Promise<Answer>;
}
