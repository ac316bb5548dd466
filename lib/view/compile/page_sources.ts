/** The root of the sources. */
export const root: URL = new URL("../../../", import.meta.url);

/** Scripts of pages: their artefacts' names and what they are compiled from. */
export const PAGE_SOURCES: Readonly<Record<string, string>> = {
  report_page: "lib/view/report_page.ts",
  explorer_page: "lib/explore/browser/explorer_page.ts",
  image_worker: "lib/explore/browser/image_worker.ts",
};

/** The file of an artefact, from the root. */
export function artefactPath(name: string): string {
  return `lib/view/artefact/${name}.ts`;
}
