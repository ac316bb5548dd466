import { dataTable } from "../../../lib/report/markup/data_table.ts";
import { html } from "../../../lib/report/markup/html.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import { calendarDate } from "../../../lib/report/text/calendar_date.ts";
import { formatBytes } from "../../../lib/report/text/format_bytes.ts";
import { formatNumber } from "../../../lib/report/text/format_number.ts";
import type { BenchEnvironment } from "../../record/bench_environment.ts";
import {
  BENCH_RECORD_KINDS,
  type BenchRecordKind,
} from "../bench_record_kinds.ts";
import type { BenchReports } from "../bench_reports.ts";
import { shortCommit } from "../text/short_commit.ts";
import { shellCommand } from "../../../lib/report/text/shell_command.ts";

/** What the records were measured on, and which record says what. */
export function environmentSection(reports: BenchReports): Markup {
  const records = (Object.keys(BENCH_RECORD_KINDS) as BenchRecordKind[])
    .flatMap((kind) => {
      const record = reports[kind];
      return record === null ? [] : [{
        title: BENCH_RECORD_KINDS[kind].title,
        command: shellCommand(record.command),
        environment: record.environment,
      }];
    });
  if (records.length === 0) return html``;
  const mixed = new Set(
    records.map(({ environment: { cpu, cores, adapter, platform } }) =>
      JSON.stringify([cpu, cores, adapter, platform])
    ),
  ).size > 1;
  return html`<dl class="facts">${
    FACTS.map(([term, text]) => {
      const values = new Map<string, string[]>();
      for (const { title, environment } of records) {
        const value = text(environment);
        values.set(value, [...values.get(value) ?? [], title.toLowerCase()]);
      }
      return html`
        <div>
          <dt>${term}</dt>
          <dd>${[...values].map(([value, titles], index) =>
            html`${index > 0 && html`<br>`}${value}${
              values.size > 1 &&
              html`
                <span class="aside">(${titles.join(", ")})</span>
              `
            }`
          )}</dd>
        </div>
      `;
    })
  }</dl>${
    mixed &&
    html`<p><strong>The records come from different machines:</strong> figures of one chapter must not be held against another's.</p>`
  }${
    dataTable({
      caption: "Records behind this page",
      columns: [
        { title: "Record" },
        { title: "Made" },
        { title: "Commit" },
        { title: "Load", numeric: true },
        { title: "Made again by", code: true },
      ],
      rows: records.map(({ title, command, environment }) => [
        title,
        calendarDate(environment.date),
        html`<code>${shortCommit(environment.commit)}</code>`,
        formatNumber(environment.load, { digits: 2 }),
        html`<code>${command}</code>`,
      ]),
    })
  }`;
}

const FACTS: readonly (readonly [
  term: string,
  text: (environment: BenchEnvironment) => string,
])[] = [
  [
    "Processor",
    ({ cpu, cores }) =>
      `${cpu}, ${cores} logical ${cores === 1 ? "core" : "cores"}`,
  ],
  ["Memory", ({ memoryBytes }) => formatBytes(memoryBytes)],
  [
    "Adapter",
    ({ adapter }) =>
      adapter === null
        ? "no WebGPU adapter"
        : `${adapter.name}${
          adapter.driver === "" ? "" : `, ${adapter.driver}`
        }${adapter.software ? " (software)" : ""}`,
  ],
  ["Runtime", ({ deno, platform }) => `Deno ${deno}, ${platform}`],
  ["Seed", ({ seed }) => String(seed)],
  [
    "Timing",
    ({ protocol, warmUp, cache }) =>
      `protocol ${protocol}, ${warmUp} warm-up ${
        warmUp === 1 ? "run" : "runs"
      }, ${cache} cache`,
  ],
];
