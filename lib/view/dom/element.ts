/// <reference lib="dom" />

/** What may stand in an element: text is text, never markup. */
export type Child = Node | string;

/** Makes an HTML element with attributes and content. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** A square of a cluster's colour; an empty one for the background. */
export function swatch(colour: string | undefined): HTMLElement {
  const made = element("span", { class: "chip", "aria-hidden": "true" });
  if (colour !== undefined) made.style.background = colour;
  return made;
}

/** A field to choose one of several things, under a label. */
export function chooser(
  label: string,
  options: readonly { readonly value: string; readonly title: string }[],
  onChange: (value: string) => void,
): { readonly field: HTMLElement; readonly select: HTMLSelectElement } {
  const select = element(
    "select",
    {},
    ...options.map(({ value, title }) => element("option", { value }, title)),
  );
  select.addEventListener("change", () => onChange(select.value));
  const field = element(
    "label",
    { class: "chooser" },
    element("span", {}, label),
    select,
  );
  return { field, select };
}
