import { shellCommand } from "../../../lib/report/text/shell_command.ts";
import type { ReadingsRecord } from "../../../lib/reading/readings_record.ts";
import { markdownTable } from "../../page/readme/markdown_table.ts";
import type { ReferenceRecords } from "../reference_records.ts";

/** The commands that make the records again, and what must come out. */
export function remake(
  { run, quick, published, alternative, alternativePublished }:
    ReferenceRecords,
): string {
  const command = (words: readonly string[]) => `\`${shellCommand(words)}\``;
  const readings = (record: ReadingsRecord) => [
    command(["deno", "task", "readings", ...record.command]),
    `${record.runs.length} runs; digest of each run's label maps under runs`,
  ];
  return [
    markdownTable(
      ["record", "command", "what must come out"],
      [
        [
          "published/result.json, report.html",
          command(["deno", "task", "reproduce", ...run.command]),
          `values ${
            run.input.valuesSha256.slice(0, 16)
          }…; ${run.arrays.length} arrays, each with its SHA-256`,
        ],
        ["readings/quick/readings.json", ...readings(quick)],
        ["readings/published/readings.json", ...readings(published)],
        [
          "alternative.json",
          command(alternative.command),
          `${alternative.points.length} points`,
        ],
        [
          "alternative_published.json",
          command(alternativePublished.command),
          `${alternativePublished.points.length} point`,
        ],
      ],
    ),
    "",
    `Made with stem4d ${run.version}, Deno ${run.engine.deno}, engine ${run.engine.kind}${
      run.engine.adapter ? ` on ${run.engine.adapter}` : ""
    }, ${run.engine.workers} threads, ${run.engine.platform}. The same engine on the same platform gives the same bytes, whatever the number of threads; times and memory differ.`,
  ].join("\n");
}
