import { strictEqual } from "node:assert/strict";
import { sealHolds, sealPage } from "./page_seal.ts";

Deno.test("a seal holds until a letter of the page or of the seal is another", () => {
  const page = sealPage("<html>température</html>\n");
  strictEqual(sealHolds(page), true);
  strictEqual(sealHolds(page.replace("html", "HTML")), false);
  strictEqual(sealHolds(page + "\n"), false);
  strictEqual(
    sealHolds(
      page.replace(
        /[0-9a-f] -->/,
        (end) => (end.startsWith("0") ? "1" : "0") + end.slice(1),
      ),
    ),
    false,
  );
  strictEqual(sealHolds("<html></html>\n"), false);
});
