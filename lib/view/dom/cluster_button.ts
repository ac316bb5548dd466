/// <reference lib="dom" />
import {
  type ClusterKey,
  sameCluster,
  type SelectionState,
} from "../selection.ts";
import { type Child, element } from "./element.ts";

/** A button that makes a cluster stand out in all views, and tells whether it does. */
export function clusterButton(
  key: ClusterKey,
  selection: SelectionState,
  ...content: readonly Child[]
): HTMLButtonElement {
  const button = element(
    "button",
    { type: "button", class: "cluster-button" },
    ...content,
  );
  button.addEventListener("click", () => selection.toggle(key));
  selection.follow(({ cluster }) => {
    const pressed = sameCluster(cluster, key);
    button.setAttribute("aria-pressed", String(pressed));
  });
  return button;
}
