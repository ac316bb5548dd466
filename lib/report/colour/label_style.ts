/** How one label of a label map is named and coloured throughout the page. */
export interface LabelStyle {
  /** Value in the label map, 1 and up; the background has no style. */
  readonly label: number;
  /** Name for people. */
  readonly name: string;
  /** Scan positions that carry the label. */
  readonly positions: number;
  /** "#rrggbb". */
  readonly colour: string;
  /** Material that the label belongs to, where one could be told. */
  readonly material: string | undefined;
}
