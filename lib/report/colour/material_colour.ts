import type { ReportPage } from "../report_page.ts";

/** The colour that a material has throughout the page. */
export function materialColour(page: ReportPage, material: string): string {
  for (const map of ["materials", "truth_material"]) {
    const style = page.styles.get(map)?.find((other) =>
      other.material === material
    );
    if (style !== undefined) return style.colour;
  }
  return "var(--accent)";
}
