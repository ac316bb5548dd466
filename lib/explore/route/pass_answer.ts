import type { PassState } from "../server/passes.ts";
import type { Answer } from "../server/route.ts";

/** Answers with a pass's result, or with how far it has come and status 202. */
export function passAnswer<Result>(
  state: PassState<Result>,
  answer: (result: Result) => Answer,
): Answer {
  if (state.kind === "failed") throw state.error;
  if (state.kind === "done") return answer(state.result);
  return {
    status: 202,
    type: "application/json",
    body: JSON.stringify(state.progress),
  };
}
