import { html } from "../../../lib/report/markup/html.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import { chemicalName } from "../../../lib/report/text/chemical_name.ts";
import { BENCH_RECORD_KINDS } from "../bench_record_kinds.ts";
import type { BenchReports } from "../bench_reports.ts";
import { comparisonAnswer } from "./comparison_answer.ts";
import { peersAnswer } from "./peers_answer.ts";
import { qualityAnswer } from "./quality_answer.ts";
import { scalingAnswer } from "./scaling_answer.ts";
import { suiteAnswer } from "./suite_answer.ts";

/** Where stem4d stands, in sentences made of the records' numbers alone. */
export function answer(reports: BenchReports): Markup {
  const { suite, peers, scaling, quality, comparison } = reports;
  const said = [
    ...peers === null ? [] : peersAnswer(peers),
    ...suite === null ? [] : suiteAnswer(suite),
    ...scaling === null ? [] : scalingAnswer(scaling),
    ...quality === null ? [] : qualityAnswer(quality),
    ...comparison === null ? [] : comparisonAnswer(comparison),
  ];
  const absent = Object.entries(BENCH_RECORD_KINDS).filter(([kind]) =>
    reports[kind as keyof BenchReports] === null
  );
  return html`${
    said.map((text, index) =>
      html`<p class="${index === 0 ? "lead" : "answer"}">${
        chemicalName(text)
      }</p>`
    )
  }${
    said.length === 0 &&
    html`<p class="lead">Nothing has been measured yet.</p>`
  }${
    absent.length > 0 &&
    html`<p class="note">Not measured yet: ${
      absent.map(([, { title, task }], index) =>
        html`${
          index > 0 && ", "
        }${title.toLowerCase()} (<code>deno task ${task}</code>)`
      )
    }.</p>`
  }`;
}
