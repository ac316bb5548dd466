import { Markup } from "../../report/markup/markup.ts";
import { html } from "../../report/markup/html.ts";
import { renderReport } from "../../report/render_report.ts";
import { EXPLORER_PAGE } from "../../view/artefact/explorer_page.ts";
import { IMAGE_WORKER } from "../../view/artefact/image_worker.ts";
import type { Exploration } from "../exploration.ts";
import { comparisonChapter } from "../page/comparison_chapter.ts";
import { explorerChapter } from "../page/explorer_chapter.ts";
import { explorerSetup } from "../page/explorer_setup.ts";
import { EXPLORER_STYLE } from "../page/explorer_style.ts";
import { PAGE_POLICY } from "../page/page_policy.ts";
import type { Answer, Route } from "../server/route.ts";

/**
 * The report's page with what the explorer adds, its scripts and what they are
 * told, and the second run's report as it is.
 */
export function pageRoutes(exploration: Exploration): [string, Route][] {
  const { run, other, names } = exploration;
  const extension = {
    policy: PAGE_POLICY,
    head: html`
      <style>${new Markup(EXPLORER_STYLE)}</style>
      <script
        type="module" src="/explorer.js"></script>
    `,
    contents: [
      html`<li><a href="#explorer">Explore</a></li>`,
      ...other ? [html`<li><a href="#comparison">Comparison</a></li>`] : [],
    ],
    chapters: [
      explorerChapter(exploration),
      ...other ? [comparisonChapter({ first: run, second: other, names })] : [],
    ],
  };
  const page = renderReport(run, { extension });
  const setup = JSON.stringify(explorerSetup(exploration));
  const pages: [string, Answer][] = [
    ["/", {
      type: "text/html; charset=utf-8",
      body: page,
      policy: `${PAGE_POLICY}; frame-ancestors 'none'`,
    }],
    ["/explorer.json", { type: "application/json", body: setup }],
    ["/explorer.js", { type: "text/javascript", body: EXPLORER_PAGE.text }],
    ["/image-worker.js", { type: "text/javascript", body: IMAGE_WORKER.text }],
  ];
  if (other) {
    pages.push(["/other", {
      type: "text/html; charset=utf-8",
      body: renderReport(other),
      // The page's own policy holds besides.
      policy: "frame-ancestors 'none'",
    }]);
  }
  return pages.map((
    [path, answer],
  ) => [path, { parameters: [], answer: () => answer }]);
}
