import { CONFORMANCE } from "./conformance.ts";

/** The kernels' tests as a Markdown table, rows in the order of the list. */
export function conformanceTable(): string {
  const cell = (text: string) => text.replaceAll("|", "\\|");
  const rows = CONFORMANCE.map((row) =>
    `| ${
      [
        `\`${row.kernel}\``,
        row.engines,
        row.shapes,
        row.tolerance,
        `${row.file}: ${row.test}`,
      ].map(cell).join(" | ")
    } |`
  );
  return [
    "| kernel | engines | shapes | tolerance | test |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}
