import type { CommandOption } from "./option_table.ts";

/** What a command's `--help` says. */
export interface HelpTextOptions {
  /** How the command is called. */
  readonly usage: readonly string[];
  /** What it does. */
  readonly about: string;
  /** Its options. */
  readonly table: readonly CommandOption[];
  /** Commands that people would type, each with what it does. */
  readonly examples: readonly (readonly [command: string, about: string])[];
  /** Columns of the terminal; default 80. */
  readonly width?: number;
}

/** A command's help, wrapped to the width. */
export function helpText(
  { usage, about, table, examples, width = 80 }: HelpTextOptions,
): string {
  const rows = table.map(({ name, value, about }) => ({
    head: `--${name}${value ? ` ${value}` : ""}`,
    about,
  }));
  const options = rows.map(({ head, about }) =>
    `  ${head}\n${
      wrap(about, width - 6).map((line) => `      ${line}`).join("\n")
    }`
  );
  return [
    wrap(about, width).join("\n"),
    "",
    ...usage.map((line, i) => `${i === 0 ? "Usage: " : "       "}${line}`),
    "",
    ...options,
    "",
    "Examples:",
    ...examples.flatMap(([command, about]) => [
      // Continued lines can be copied whole.
      `  ${wrap(command, width - 4).join(" \\\n    ")}`,
      ...wrap(about, width - 6).map((line) => `      ${line}`),
    ]),
    "",
  ].join("\n");
}

/** Breaks a text into lines between its words. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > Math.max(20, width)) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
