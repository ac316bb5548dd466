import { strictEqual } from "node:assert/strict";
import { html } from "./html.ts";

Deno.test("html escapes what ends an element or an attribute", () => {
  strictEqual(
    html`<a title="${`"><script>alert('1')</script>\`&`}">x</a>`.text,
    `<a title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&#96;&amp;">x</a>`,
  );
});

Deno.test("html replaces control characters", () => {
  strictEqual(
    html`<p>${"a\u0000b\u001bc\td"}</p>`.text,
    "<p>a\ufffdb\ufffdc\td</p>",
  );
});

Deno.test("html writes nothing for absent values and a dash for non-finite ones", () => {
  strictEqual(
    html`[${null}${undefined}${false}${""}${NaN}${Infinity}${-0}${1.5}]`.text,
    "[––01.5]",
  );
});

Deno.test("html keeps markup inside nested lists and escapes the text beside it", () => {
  strictEqual(
    html`<ul>${[html`<li>1</li>`, ["<", [html`<li>2</li>`]]]}</ul>`.text,
    "<ul><li>1</li>&lt;<li>2</li></ul>",
  );
});

Deno.test("html drops the template's indentation and keeps the values' own", () => {
  strictEqual(
    html`
      <pre>${"a\n    b"}</pre>
    `.text,
    "<pre>a\n    b</pre>",
  );
});
