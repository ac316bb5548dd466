/// <reference lib="dom" />

/**
 * The element of the page with an id.
 *
 * @throws {Error} where there is none of that kind: page and script disagree
 */
export function element<Kind extends Element>(
  id: string,
  kind: new () => Kind,
): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(
    `Cannot bring the page to life as it has no ${kind.name} called ${id}`,
  );
}
