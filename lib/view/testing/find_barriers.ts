import axe from "axe-core";
import type { Page } from "playwright-core";

/** What keeps somebody out. */
interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly {
    readonly target: readonly unknown[];
    readonly failureSummary?: string;
  }[];
}

/**
 * What axe-core finds serious or critical in a page as it stands, a line each;
 * none where people with a keyboard or a screen reader get along.
 *
 * @param within selector of the part that is looked at; default all
 */
export async function findBarriers(
  page: Page,
  within = "html",
): Promise<string[]> {
  // Half-way through a change of colours nothing can be told of contrast.
  await page.evaluate(
    "Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})))",
  );
  // Evaluated by the browser's debugger, which no policy of the page stops.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(
    `axe.run(${JSON.stringify(within)}).then(({ violations }) => violations)`,
  ) as readonly Violation[];
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = "" }) =>
        `${id} at ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`
      )
    );
}
