import { dataTable } from "../markup/data_table.ts";
import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import type { ReportPage } from "../report_page.ts";
import { chemicalName } from "../text/chemical_name.ts";
import { plainValue } from "../text/plain_value.ts";
import { shellCommand } from "../text/shell_command.ts";
import { valueList } from "./value_list.ts";

/** Everything that is needed to understand, verify and repeat the run. */
export function methods(page: ReportPage): Markup {
  const { input, engine, seed, scale, readings, command, arrays, version } =
    page.result;
  const terms = {
    stem4d: version,
    seed,
    scale: scale ?? "not a synthetic junction",
    engine: engine.kind,
    adapter: engine.adapter ?? "none",
    "worker threads": engine.workers,
    "why this engine": engine.reason,
    Deno: engine.deno,
    platform: engine.platform,
    date: page.result.date,
  };
  return html`
    <h3 id="again">The run again</h3>
    <p>In a checkout of stem4d ${version}:</p>
    <pre class="command" tabindex="0">${shellCommand([
      "deno",
      "task",
      "reproduce",
      ...command,
    ])}</pre>
    ${valueList(terms)}
    <h3 id="input">Input</h3>
    ${valueList({
      name: input.name,
      type: input.dtype,
      "SHA-256 over checksums of the patterns": input.valuesSha256,
      ...input.identity,
    })}
    <h3 id="readings">Readings</h3>
    <p>Where the published prose and code leave a choice, this run chose:</p>
    ${dataTable({
      caption: "Every choice of the recipe as it was made",
      quiet: true,
      columns: [{ title: "Reading" }, { title: "Choice" }],
      rows: Object.entries(readings).map(([name, value]) => [
        name,
        plainValue(value),
      ]),
    })}
    <h3 id="arrays">Arrays</h3>
    <p>
      The numbers behind the pictures lie beside this page as NumPy files, NAME.npy,
      and open with numpy.load.
    </p>
    ${dataTable({
      caption: "Arrays of the run folder",
      quiet: true,
      columns: [
        { title: "Name" },
        { title: "Shape" },
        { title: "Type" },
        { title: "What it holds" },
        { title: "SHA-256 of the file", code: true },
      ],
      rows: arrays.map(({ name, shape, dtype, about, sha256 }) => [
        html`<code>${name}</code>`,
        shape.join(" × "),
        html`<code>${dtype}</code>`,
        chemicalName(about),
        html`<code class="digest">${sha256}</code>`,
      ]),
    })}
  `;
}
