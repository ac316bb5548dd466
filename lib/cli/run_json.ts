import { countVerdicts } from "../claim/count_verdicts.ts";
import type { RunResult } from "../run/run_result.ts";

/** A run that has ended. */
export interface EndedRun {
  /** Its folder. */
  readonly folder: string;
  /** Its record. */
  readonly result: RunResult;
  /** Wall time of all of it. */
  readonly seconds: number;
  /** Exit status of the command. */
  readonly exitStatus: number;
}

/**
 * What `reproduce --json` prints: where the run is, verdicts, scores, checks,
 * networks' last losses and times. The whole record is `result.json` in the
 * folder.
 */
export function runJson(
  { folder, result, seconds, exitStatus }: EndedRun,
): string {
  const { claims, input, engine } = result;
  return JSON.stringify(
    {
      schema: "stem4d-summary/1",
      exitStatus,
      folder,
      report: `${folder}/report.html`,
      record: `${folder}/result.json`,
      version: result.version,
      command: result.command,
      input: { name: input.name, shape: input.shape, dtype: input.dtype },
      engine: { kind: engine.kind, adapter: engine.adapter },
      scale: result.scale,
      seed: result.seed,
      verdicts: claims === undefined ? null : countVerdicts(claims),
      claims: (claims ?? []).map((
        { id, kind, claim, verdict, measured, value, published, wanted },
      ) => ({ id, kind, claim, verdict, measured, value, published, wanted })),
      scores: result.scores,
      checks: result.checks,
      networks: result.networks.map(({ kind, material, positions, loss }) => ({
        kind,
        material,
        positions,
        epochs: loss.length,
        loss: loss.at(-1) ?? null,
      })),
      seconds,
      stages: result.stages.map(({ name, title, seconds }) => ({
        name,
        title,
        seconds,
      })),
      peakResidentBytes: result.peakResidentBytes,
    },
    null,
    2,
  );
}
