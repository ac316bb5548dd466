import type { ReportRun } from "../../report/report_run.ts";
import { compactJson } from "../../report/text/compact_json.ts";
import type { RunResult } from "../../run/run_result.ts";
import { adjustedRandIndex } from "../../score/adjusted_rand_index.ts";
import { matchLabels } from "./match_labels.ts";
import type {
  ImageComparison,
  Judgement,
  MapComparison,
  Pair,
  RunComparison,
} from "./run_comparison.ts";

const MAPS = ["level1", "materials", "level3", "ae", "vae"] as const;
/** Labels beyond which an array is no map of labels, and matching them takes long. */
const MOST = 256;
const IMAGES = ["adf", "mean_pattern", "log_std"] as const;

/**
 * Holds two runs beside each other. Nothing is said to be better: where truth
 * is known the scores say so.
 */
export function compareRuns(
  first: ReportRun,
  second: ReportRun,
): RunComparison {
  const [a, b] = [first.result, second.result];
  const sameShape = JSON.stringify(a.input.shape) ===
    JSON.stringify(b.input.shape);
  const verdicts = pairs(judgements(a), judgements(b));
  const differs = ({ first, second }: Pair<Judgement>) =>
    first?.verdict !== second?.verdict;
  return {
    sameShape,
    sameValues: sameShape && a.input.valuesSha256 === b.input.valuesSha256,
    choices: pairs(choices(a), choices(b))
      .filter(({ first, second }) => first !== second),
    maps: sameShape
      ? MAPS.flatMap((name) => compareMap(name, first, second))
      : [],
    images: sameShape
      ? IMAGES.flatMap((name) => compareImage(name, first, second))
      : [],
    verdicts: verdicts.filter(differs),
    sameVerdicts: verdicts.filter((pair) => !differs(pair)).length,
    scores: pairs(scores(a), scores(b)),
    stages: pairs(stages(a), stages(b)),
  };
}

/** What two lists state, in the first's order, then what only the second does. */
function pairs<Value>(
  first: ReadonlyMap<string, Value>,
  second: ReadonlyMap<string, Value>,
): Pair<Value>[] {
  return [...new Set([...first.keys(), ...second.keys()])].map((name) => ({
    name,
    first: first.get(name),
    second: second.get(name),
  }));
}

function choices(result: RunResult): Map<string, string> {
  const { input, seed, engine, version, readings } = result;
  return new Map([
    ["input", input.name],
    ["seed", String(seed)],
    ["engine", engine.kind],
    ["version", version],
    ...Object.entries(readings).map(([name, value]): [string, string] => [
      name,
      typeof value === "string" ? value : compactJson(value),
    ]),
  ]);
}

function judgements(
  { claims = [], checks }: RunResult,
): Map<string, Judgement> {
  return new Map(
    [...claims, ...checks].map(({ claim, verdict, measured }) => [
      claim,
      { verdict, measured },
    ]),
  );
}

function scores(result: RunResult): Map<string, number> {
  return new Map(
    result.scores.map(({ subject, measure, value }) => [
      `${subject}, ${measure}`,
      value,
    ]),
  );
}

function stages(result: RunResult): Map<string, number> {
  return new Map(result.stages.map(({ title, seconds }) => [title, seconds]));
}

function compareMap(
  name: string,
  first: ReportRun,
  second: ReportRun,
): MapComparison[] {
  const [a, b] = [first.arrays.get(name)?.data, second.arrays.get(name)?.data];
  if (a === undefined || b === undefined) return [];
  // Whoever wrote the folder may have put anything into it.
  if (
    new Set(Array.from(a)).size > MOST || new Set(Array.from(b)).size > MOST
  ) {
    return [];
  }
  const match = matchLabels(a, b);
  const matched = Int32Array.from(b, (label) => match.get(label) ?? label);
  const difference = Uint8Array.from(
    matched,
    (label, i) => label === a[i] ? 0 : 1,
  );
  return [{
    name,
    ari: adjustedRandIndex(a, b),
    differing: difference.reduce((sum, value) => sum + value, 0),
    positions: difference.length,
    matched,
    difference,
  }];
}

function compareImage(
  name: string,
  first: ReportRun,
  second: ReportRun,
): ImageComparison[] {
  const [a, b] = [first.arrays.get(name), second.arrays.get(name)];
  if (a === undefined || b === undefined) return [];
  let [largest, squares] = [0, 0];
  const difference = Float64Array.from(b.data, (value, i) => {
    const by = value - a.data[i];
    largest = Math.max(largest, Math.abs(by));
    squares += by * by;
    return by;
  });
  return [{
    name,
    difference,
    shape: [a.shape[0], a.shape[1]],
    largest,
    rms: Math.sqrt(squares / difference.length),
  }];
}
