/// <reference lib="dom" />
// The script of a run's report: what the page carries, brought to life.
import { decodeIsland } from "./data/decode_island.ts";
import { ISLAND_ID } from "./data/island.ts";
import { startView } from "./start_view.ts";

const island = document.getElementById(ISLAND_ID)?.textContent;
if (island) startView(await decodeIsland(JSON.parse(island)));
