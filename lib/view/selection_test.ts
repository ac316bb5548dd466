import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Selection, SelectionState } from "./selection.ts";

Deno.test("listeners hear of what changes, and of nothing else", () => {
  const selection = new SelectionState(5);
  const heard: [Selection, Selection][] = [];
  selection.follow((now, before) => heard.push([now, before]));
  strictEqual(heard.length, 1);
  selection.change({ position: 5, hovered: null, cluster: null });
  strictEqual(heard.length, 1);
  selection.change({ hovered: 7 });
  deepStrictEqual([heard.length, selection.shown], [2, 7]);
  selection.change({ position: 9 });
  strictEqual(selection.shown, 7, "the pointer's position is shown meanwhile");
  selection.change({ hovered: null });
  strictEqual(selection.shown, 9);
  deepStrictEqual(heard.at(-1)![1], { position: 9, hovered: 7, cluster: null });
});

Deno.test("a cluster that is chosen twice stands back again", () => {
  const selection = new SelectionState(0);
  let calls = -1;
  selection.follow(() => calls++);
  selection.toggle({ map: "ae", label: 2 });
  deepStrictEqual(selection.now.cluster, { map: "ae", label: 2 });
  selection.change({ cluster: { map: "ae", label: 2 } });
  strictEqual(calls, 1, "an equal cluster is no change");
  selection.toggle({ map: "vae", label: 2 });
  deepStrictEqual(selection.now.cluster, { map: "vae", label: 2 });
  selection.toggle({ map: "vae", label: 2 });
  strictEqual(selection.now.cluster, null);
});
