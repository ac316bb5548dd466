import { deepStrictEqual } from "node:assert/strict";
import type { ClaimVerdict } from "../claim/claim_record.ts";
import type { RunResult } from "../run/run_result.ts";
import { countClaims } from "./count_claims.ts";
import type { ReadingRun } from "./reading_run.ts";

const run = (
  variant: string,
  seed: number,
  verdicts: Readonly<Record<string, ClaimVerdict>>,
): ReadingRun => ({
  variant,
  seed,
  result: {
    claims: Object.entries(verdicts).map(([id, verdict]) => ({
      id,
      kind: "claim",
      claim: id,
      source: "course",
      tuned: false,
      verdict,
    })),
  } as unknown as RunResult,
});

Deno.test("countClaims counts verdicts by reading; a run that broke off reproduced nothing", () => {
  const counts = countClaims([
    run("default", 0, {
      level1: "reproduced",
      elbow: "cannot be tested here",
    }),
    run("default", 1, {
      level1: "not reproduced",
      elbow: "cannot be tested here",
    }),
    { variant: "other", seed: 0, fault: "lost a material" },
    run("other", 1, { level1: "reproduced", elbow: "cannot be tested here" }),
  ]);
  deepStrictEqual(counts.map(({ id, readings }) => ({ id, readings })), [
    {
      id: "level1",
      readings: {
        default: { reproduced: 1, notReproduced: 1, untestable: 0 },
        other: { reproduced: 1, notReproduced: 1, untestable: 0 },
      },
    },
    {
      id: "elbow",
      readings: {
        default: { reproduced: 0, notReproduced: 0, untestable: 2 },
        other: { reproduced: 0, notReproduced: 0, untestable: 2 },
      },
    },
  ]);
});
