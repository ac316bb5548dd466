import { dataTable } from "../../report/markup/data_table.ts";
import { html } from "../../report/markup/html.ts";
import type { Markup } from "../../report/markup/markup.ts";
import { shellCommand } from "../../report/text/shell_command.ts";
import type { ReadingsRecord } from "../readings_record.ts";

/** What each reading is, every run that did not end well, and the command that makes the page again. */
export function readingsSection(record: ReadingsRecord): Markup {
  const { variants, runs, command, made } = record;
  const faults = runs.filter(({ fault }) => fault !== undefined);
  return html`
    ${dataTable({
      caption: "The readings",
      columns: [
        { title: "Reading" },
        { title: "Step", numeric: true },
        { title: "Who reads it so" },
        { title: "What the sources say" },
        { title: "What it changes", code: true },
      ],
      rows: variants.map(({ title, step, source, about, changes }) => [
        title,
        step,
        source,
        about,
        Object.entries(changes).map(([name, value]) =>
          `${name} = ${JSON.stringify(value)}`
        ).join("; "),
      ]),
    })}
    ${faults.length > 0 && dataTable({
      caption: "Runs that ended with a message",
      columns: [{ title: "Reading" }, { title: "Seed", numeric: true }, {
        title: "Message",
      }],
      rows: faults.map(({ variant, seed, fault }) => [variant, seed, fault]),
    })}
    <p>Made by stem4d ${made.version} on Deno ${made.deno}, engine ${made
      .engine}; again by <code>${shellCommand([
        "deno",
        "task",
        "readings",
        ...command,
      ])}</code>. The digests of every run's arrays stand in <code>readings.json</code>.</p>
  `;
}
