import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { findBarriers } from "./find_barriers.ts";
import { chromiumWanted, openBrowser } from "./open_browser.ts";

Deno.test({
  name: "a button without a name is a barrier, under a strict policy too",
  ignore: !chromiumWanted(),
  async fn() {
    await using browser = await openBrowser();
    const open = (button: string) =>
      browser.open({
        url: `data:text/html,${
          encodeURIComponent(
            `<!doctype html><html lang="en"><title>t</title><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><main><h1>t</h1>${button}</main></html>`,
          )
        }`,
      });
    const found = await findBarriers((await open("<button></button>")).page);
    strictEqual(found.length, 1);
    match(found[0], /^button-name at button: /);
    const { page } = await open("<button>Turn</button>");
    deepStrictEqual(await findBarriers(page), []);
  },
});
