/** What an argument of a command names. */
export type NamedPath =
  /** A file or folder that is read. */
  | "read"
  /** A file or folder that is made under its name and ".partial", then renamed. */
  | "made"
  /** A run to go on with: it and its `.partial` folder are written, the file that it was begun with is read. */
  | "resumed"
  /** A folder that is written into. */
  | "written"
  /** A run folder whose `report.html` is written. */
  | "report"
  /** A program that is run. */
  | "program";

/** A command that is started with leave for what its arguments name. */
export interface LaunchedCommand {
  /** Its program, relative to `lib/cli`. */
  readonly script: string;
  /** Permission set in `deno.json` that it starts from. */
  readonly set: string;
  /** What the arguments without dashes name. */
  readonly positionals?: NamedPath;
  /** What the values of its options name. */
  readonly options?: Readonly<Record<string, NamedPath>>;
  /** Options whose values name nothing: they are no positional arguments. */
  readonly valued?: readonly string[];
  /** Files that it makes where an option does not say which, by the option and the first argument. */
  readonly byDefault?: Readonly<Record<string, (first?: string) => string>>;
}

/** The commands, by the name of their task. */
export const LAUNCHED_COMMANDS: Readonly<Record<string, LaunchedCommand>> = {
  reproduce: {
    script: "reproduce.ts",
    set: "reproduce",
    positionals: "read",
    options: { out: "made", resume: "resumed" },
    valued: [
      ...["dataset", "scale", "engine", "tune", "workers", "seed", "annulus"],
      ...["adf", "k", "std", "threshold", "kmeans", "restarts", "neighbours"],
      ...["ae-layers", "epochs", "alignment-passes", "clamp", "centres"],
      ...["expect", "yardstick", "without", "memory"],
    ],
  },
  readings: {
    script: "readings.ts",
    set: "reproduce",
    positionals: "read",
    options: { out: "written" },
    valued: [
      ...["dataset", "scale", "readings", "without", "seeds", "seed"],
      ...["engine", "memory"],
    ],
  },
  verify: {
    script: "verify.ts",
    set: "read-only",
    positionals: "read",
    options: { file: "read" },
    valued: ["stage", "seed", "workers"],
  },
  inspect: {
    script: "inspect.ts",
    set: "read-only",
    positionals: "read",
    options: { png: "written" },
    valued: ["dataset"],
  },
  export: {
    script: "export.ts",
    set: "read-only",
    positionals: "read",
    options: { emd: "made", csv: "made", npy: "made" },
    valued: ["arrays"],
  },
  explore: {
    script: "explore.ts",
    set: "explore",
    positionals: "read",
    options: { file: "read" },
    valued: ["port", "workers"],
  },
  report: { script: "report.ts", set: "read-only", positionals: "report" },
  "report:picture": {
    script: "report_picture.ts",
    set: "report-picture",
    positionals: "read",
    options: { out: "made", chromium: "program" },
    valued: ["width", "height"],
    byDefault: { out: (run = "reports/quick") => `${run}/report.png` },
  },
  fixture: {
    script: "fixture.ts",
    set: "read-only",
    options: { out: "made" },
    valued: ["scale", "seed", "layout", "compression"],
  },
  "bench:report": {
    script: "../../bench/report.ts",
    set: "bench-page",
    options: { from: "written", out: "made" },
  },
};
