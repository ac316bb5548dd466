/**
 * A piece of HTML or SVG that is safe to put into the page as it stands. Only
 * the `html` template makes one, out of literal markup and escaped values.
 */
export class Markup {
  /** The markup itself. */
  readonly text: string;

  /** Declares `text` to be safe markup; use the `html` template instead. */
  constructor(text: string) {
    this.text = text;
  }

  /** The markup itself. */
  toString(): string {
    return this.text;
  }
}
