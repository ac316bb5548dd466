/// <reference lib="dom" />
import { describeCluster } from "../data/describe_cluster.ts";
import { describePosition, placeOf } from "../data/describe_position.ts";
import {
  type PatternSource,
  patternValues,
  type ShownPattern,
} from "../data/pattern_source.ts";
import type { ViewData } from "../data/view_data.ts";
import type { SelectionState } from "../selection.ts";
import { element, swatch } from "./element.ts";
import { mapView } from "./map_view.ts";
import { patternView } from "./pattern_view.ts";

/** Milliseconds of rest after which the selection is read out. */
const REST = 350;

/**
 * A panel that shows all there is of the chosen position and cluster: a map,
 * its pattern, the cluster's mean, names and values, and the same in words for
 * screen readers.
 */
export function linkedPanel(
  data: ViewData,
  selection: SelectionState,
  patternAt: PatternSource | undefined,
): HTMLElement {
  const withMeans = data.maps.filter(({ means }) => means !== undefined);
  const preferred = ["level3", "ae", "vae", "materials"]
    .find((id) => data.maps.some((map) => map.id === id));
  const first = preferred ?? data.maps[0]?.id ?? data.images[0]?.id ?? "";
  let meansOf = withMeans.find(({ id }) => id === first) ?? withMeans[0];
  const map = mapView(data, selection, {
    first,
    onShow: () => {
      meansOf = withMeans.find(({ id }) => id === map.shown()) ?? meansOf;
      showMean();
    },
  });
  const pattern = patternView(data.range);
  const mean = patternView(data.range);
  const line = element("p", { class: "linked-line" });
  const list = element("dl", { class: "linked-list" });
  const clusterBox = element("div", { class: "linked-cluster" });
  const spoken = element("p", { class: "quiet", "aria-live": "polite" });
  const content = element(
    "div",
    { class: "linked-more", id: "linked-more" },
    map.node,
    list,
    clusterBox,
  );
  const toggle = element("button", {
    type: "button",
    class: "linked-toggle tool",
    "aria-expanded": "false",
    "aria-controls": "linked-more",
  }, "More");
  const aside = element(
    "aside",
    { class: "linked", "aria-label": "Chosen position" },
    element(
      "div",
      { class: "linked-head" },
      element("h2", {}, "Chosen position"),
      toggle,
    ),
    line,
    element("div", { class: "linked-patterns" }, pattern.node, mean.node),
    content,
    spoken,
  );
  toggle.addEventListener("click", () => {
    const open = aside.classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = open ? "Less" : "More";
  });

  let asked = 0;
  const showPattern = async (position: number) => {
    const turn = ++asked;
    if (patternAt === undefined) {
      pattern.show(undefined, {
        title: "Pattern",
        remark: "This run kept no patterns.",
      });
      return;
    }
    let found: ShownPattern;
    try {
      const answer = patternAt(position);
      // What is at hand is shown at once, without a flicker.
      found = answer instanceof Promise ? await answer : answer;
    } catch (error) {
      if (turn !== asked) return;
      const remark = error instanceof Error ? error.message : String(error);
      pattern.show(undefined, { title: "Pattern", remark });
      return;
    }
    if (turn !== asked) return;
    pattern.show(found, {
      title: "Pattern",
      remark: found.position === position
        ? "of this position"
        : `nearest kept: ${placeOf(data.scan, found.position)}`,
    });
  };
  const showMean = () => {
    const { cluster } = selection.now;
    const chosen = withMeans.find(({ id }) => id === cluster?.map);
    const of = chosen ?? meansOf;
    mean.node.hidden = of?.means === undefined;
    if (of?.means === undefined) return;
    const label = chosen && cluster
      ? cluster.label
      : of.labels[selection.shown];
    const name = of.clusters.find((other) => other.label === label)?.name ??
      "background";
    mean.show(
      { values: patternValues(of.means, label), shape: of.means.shape },
      { title: "Cluster mean", remark: `${name}, ${of.title}` },
    );
  };
  const showWords = () => {
    const { place, clusters, values } = describePosition(data, selection.shown);
    const main = clusters.find(({ map }) => map === meansOf?.id) ?? clusters[0];
    line.replaceChildren(
      element("strong", {}, place),
      ...(main === undefined ? [] : [
        element("span", { class: "named" }, swatch(main.colour), main.name),
      ]),
    );
    list.replaceChildren(
      ...clusters.map(({ title, name, colour }) =>
        element(
          "div",
          {},
          element("dt", {}, title),
          element("dd", { class: "named" }, swatch(colour), name),
        )
      ),
      ...values.map(({ title, text }) =>
        element("div", {}, element("dt", {}, title), element("dd", {}, text))
      ),
    );
  };
  const showCluster = () => {
    const { cluster } = selection.now;
    const found = cluster === null ? undefined : describeCluster(data, cluster);
    clusterBox.replaceChildren();
    if (found === undefined) return;
    const all = element(
      "button",
      { type: "button", class: "tool" },
      "Show all",
    );
    all.addEventListener("click", () => selection.change({ cluster: null }));
    clusterBox.append(
      element(
        "p",
        { class: "panel-title named" },
        swatch(found.colour),
        `${found.name} stands out`,
      ),
      element(
        "dl",
        { class: "linked-list" },
        ...found.facts.map(({ title, text }) =>
          element("div", {}, element("dt", {}, title), element("dd", {}, text))
        ),
      ),
      all,
    );
  };
  let rest: ReturnType<typeof setTimeout> | undefined;
  const readOut = (text: string) => {
    clearTimeout(rest);
    rest = setTimeout(() => spoken.textContent = text, REST);
  };
  let position: number | undefined;
  selection.follow((now, before) => {
    if (selection.shown !== position) {
      position = selection.shown;
      showWords();
      void showPattern(position);
    }
    showMean();
    if (now.cluster !== before.cluster) {
      showCluster();
      const found = now.cluster && describeCluster(data, now.cluster);
      readOut(found ? found.sentence : "All clusters alike.");
    }
    if (now.position !== before.position) {
      readOut(describePosition(data, now.position).sentence);
    }
  });
  return aside;
}
