import type { ReportPage } from "../report_page.ts";
import type { LabelStyle } from "./label_style.ts";

/** A material's clusters of a label map. */
export interface MaterialGroup {
  /** Name of the group's cloud in the page: of the array `pca_` and the map's, and a number. */
  readonly id: string;
  /** Name; empty for clusters whose material could not be told. */
  readonly material: string;
  /** Its clusters. */
  readonly styles: readonly LabelStyle[];
}

/** A label map's clusters by material; those without one together. */
export function materialGroups(
  page: Pick<ReportPage, "styles">,
  map: string,
): MaterialGroup[] {
  const groups = new Map<string, LabelStyle[]>();
  for (const style of page.styles.get(map) ?? []) {
    const material = style.material ?? "";
    groups.set(material, [...groups.get(material) ?? [], style]);
  }
  return [...groups].map(([material, styles], i) => ({
    id: `pca_${map}.${i + 1}`,
    material,
    styles,
  }));
}
