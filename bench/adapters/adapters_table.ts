import type { BenchEnvironment } from "../record/bench_environment.ts";
import type { ArrayDifference } from "./array_difference.ts";

/** Two runs of which every array was compared. */
export interface ComparedRuns {
  /** What computed each. */
  readonly names: readonly [string, string];
  /** Differences by array. */
  readonly arrays: ReadonlyMap<string, ArrayDifference>;
}

/** Stage that an array comes from, by its name. */
const STAGES: readonly (readonly [stage: string, arrays: RegExp])[] = [
  ["measure", /^(adf|shifts|mean_pattern)$/],
  ["features", /^(log_std|feature_mask|r_theta)/],
  ["umap", /^umap$/],
  ["level 1", /^(centres_)?level1$/],
  ["level 2", /^(centres_)?materials$/],
  ["level 3", /^(centres_)?level3$/],
  ["train", /^((centres_|pca_|error_)?(ae|vae))$/],
  ["sample", /^sample_/],
];

/** Compared runs as a page of Markdown. */
export function adaptersTable(
  compared: readonly ComparedRuns[],
  { command, input, seconds, environment }: {
    readonly command: string;
    readonly input: string;
    /** Wall time of each run by what computed it. */
    readonly seconds: ReadonlyMap<string, number>;
    readonly environment: BenchEnvironment;
  },
): string {
  const { date, commit, platform, deno, cpu, cores } = environment;
  const cell = (found: ArrayDifference | undefined) => {
    if (found === undefined) return "missing";
    if (found.largest === null) return `${found.different} of ${found.values}`;
    return found.largest === 0 ? "0" : found.largest.toExponential(1);
  };
  const names = [...compared[0].arrays.keys()];
  const rows = STAGES.flatMap(([stage, pattern]) =>
    names.filter((name) => pattern.test(name)).map((name) =>
      [stage, name, ...compared.map(({ arrays }) => cell(arrays.get(name)))]
        .join(" | ")
    )
  );
  return [
    "# Adapters",
    "",
    `The whole chain on ${input}, on each adapter and on the processor's threads, each from the file on: differences of early stages are in the later ones. A float array's largest difference is a share of its greatest magnitude; of label maps and masks the positions with another value are counted. UMAP's cloud follows its neighbours' last digits in thousands of steps. Written by \`${command}\`.`,
    "",
    `${date}, commit ${
      commit ?? "unknown"
    }, Deno ${deno}, ${platform}, ${cpu}, ${cores} cores. Seconds: ${
      [...seconds].map(([name, value]) => `${name} ${Math.round(value)}`).join(
        ", ",
      )
    }.`,
    "",
    `| stage | array | ${
      compared.map(({ names }) => names.join(" / ")).join(" | ")
    } |`,
    `| --- | --- |${" --- |".repeat(compared.length)}`,
    ...rows.map((row) => `| ${row} |`),
    "",
  ].join("\n");
}
