import { html } from "../markup/html.ts";
import { Markup } from "../markup/markup.ts";

/** What is read of an element of any DOM. */
export interface DomElement {
  /** 1 for an element. */
  readonly nodeType: number;
  /** Name of its tag. */
  readonly localName: string;
  /** Attributes in their order. */
  readonly attributes: Iterable<
    { readonly name: string; readonly value: string }
  >;
  /** Elements and text inside it. */
  readonly childNodes: Iterable<DomElement | DomText>;
}

/** What is read of a piece of text of any DOM. */
export interface DomText {
  /** 3 for text. */
  readonly nodeType: number;
  /** The text, unescaped. */
  readonly textContent: string;
}

/** Attributes whose numbers are places or lengths. */
const PLACES =
  /^(?:x|y|x1|x2|y1|y2|cx|cy|r|d|dx|dy|width|height|points|transform)$/;

/** What the page's style says of every drawing. */
const OWN = /^(?:width|height|font-size|font-family)$/;

/**
 * Writes a drawing with every name and text escaped and places rounded to
 * hundredths. Style sheets and sizes are left out: the page's own hold.
 */
export function svgMarkup(element: DomElement): Markup {
  return write(element, true);
}

function write(element: DomElement, outermost: boolean): Markup {
  const name = plain(element.localName);
  // A drawing is one picture with one name: what its parts are is not read out.
  const inner = (name: string) =>
    !outermost && name === "aria-label" ? "data-mark" : name;
  // linkedom has the latest attribute first.
  const attributes = Array.from(element.attributes).reverse()
    // Whatever the drawing's own size and letters, the page gives it its own.
    .filter(({ name }) => !outermost || !OWN.test(name))
    .map(({ name, value }) => [
      " ",
      html`${plain(inner(name))}="${
        PLACES.test(name) ? rounded(value) : value
      }"`,
    ]);
  const children = Array.from(element.childNodes).map((child) => {
    if (!isElement(child)) return child.textContent;
    return child.localName === "style" ? undefined : write(child, false);
  });
  return children.length === 0
    ? html`
      <${name}${attributes} />
    `
    : html`<${name}${attributes}>${children}</${name}>`;
}

function isElement(node: DomElement | DomText): node is DomElement {
  return node.nodeType === 1;
}

/** A name of a tag or attribute, which no input can have a say in. */
function plain(name: string): Markup {
  if (!/^[A-Za-z][A-Za-z0-9:-]*$/.test(name)) {
    throw new TypeError(
      `Cannot write a drawing as a tag or attribute is called ${
        JSON.stringify(name)
      }: names must be letters, digits, colons and hyphens`,
    );
  }
  return new Markup(name);
}

function rounded(value: string): string {
  return value.replace(
    /-?\d*\.\d{3,}(?:e[+-]?\d+)?|-?\d+e-\d+/gi,
    (number) => String(Math.round(100 * Number(number)) / 100 + 0),
  );
}
