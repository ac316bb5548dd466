import { deepEqual, equal, match, ok } from "node:assert/strict";
import { rawExchange } from "../testing/raw_exchange.ts";
import { serveRoutes } from "./serve_routes.ts";
import type { Route } from "./route.ts";

const routes = new Map<string, Route>([["/", {
  parameters: [],
  answer: () => ({ type: "text/html", body: "the page" }),
}]]);

/** Runs a test with a server, in which nothing may go wrong. */
function withServer(name: string, body: (port: number) => Promise<void>) {
  Deno.test(name, async () => {
    const faults: unknown[] = [];
    const server = serveRoutes(routes, {
      onFault: (fault) => faults.push(fault),
    });
    try {
      await body(server.port);
      // Whatever came before, an honest request is answered.
      const page = await fetch(`http://127.0.0.1:${server.port}/`);
      equal(await page.text(), "the page");
    } finally {
      await server.close();
    }
    deepEqual(faults, []);
  });
}

const END = "Connection: close\r\n\r\n";
const own = (port: number) => `Host: 127.0.0.1:${port}\r\n`;
const status = (answer: string) =>
  Number(/^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1]);

withServer(
  "whatever name leads here, only our own is answered",
  async (port) => {
    const hosts = [
      "evil.example",
      `evil.example:${port}`,
      // Other ways to write this machine, and what looks like it.
      ...["[::1]", `[::ffff:127.0.0.1]:${port}`, "2130706433", "0x7f000001"],
      ...["127.1", "0177.0.0.1", "127.0.0.1.", "127.0.0.1.nip.io", "0.0.0.0"],
      ...["localhost.", "localhost.evil.example", "evil.example#127.0.0.1"],
      ...["127.0.0.1:80@evil.example", "127.0.0.1:99999999", "127.0.0.1:"],
      ...["127.0.0.1, evil.example", "\t127.0.0.1\x00", "", "127.0.0.1\xff"],
    ];
    const requests = [
      ...hosts.map((host) => `GET / HTTP/1.1\r\nHost: ${host}\r\n`),
      // An absolute address says who is meant, whatever the header says.
      `GET http://evil.example/ HTTP/1.1\r\n${own(port)}`,
      `GET http://evil.example:${port}/ HTTP/1.1\r\n${own(port)}`,
      `GET http://127.0.0.1@evil.example/ HTTP/1.1\r\n${own(port)}`,
      `GET http://127.0.0.1:${port}/ HTTP/1.1\r\nHost: evil.example\r\n`,
      `GET //evil.example/ HTTP/1.1\r\n${own(port)}`,
      // Two of them, or none.
      `GET / HTTP/1.1\r\n${own(port)}Host: evil.example\r\n`,
      `GET / HTTP/1.1\r\nHost: evil.example\r\n${own(port)}`,
      `GET / HTTP/1.1\r\n`,
      `GET / HTTP/1.0\r\n`,
    ];
    for (const request of requests) {
      const answer = await rawExchange(port, request + END);
      ok([400, 403, 404].includes(status(answer)), `${request}: ${answer}`);
      ok(!answer.includes("the page"), request);
    }
    // What a proxy adds changes nothing.
    const forwarded = `X-Forwarded-Host: evil.example\r\n`;
    const answer = await rawExchange(
      port,
      `GET http://localhost:${port}/ HTTP/1.1\r\nHost: localhost:${port}\r\n${forwarded}${END}`,
    );
    equal(status(answer), 200);
  },
);

withServer(
  "a script of another site reads nothing, by any browser",
  async (port) => {
    const ask = async (...headers: string[]) =>
      await rawExchange(
        port,
        `GET / HTTP/1.1\r\n${own(port)}${
          headers.map((header) => `${header}\r\n`).join("")
        }${END}`,
      );
    for (
      const headers of [
        ["Origin: http://evil.example"],
        ["Origin: null"],
        ["Origin: https://127.0.0.1:" + port],
        [`Origin: http://127.0.0.1:${port + 1}`],
        [`Origin: http://127.0.0.1:${port}.evil.example`],
        ["Origin: http://evil.example", "Sec-Fetch-Site: same-origin"],
        ["Sec-Fetch-Site: cross-site"],
        ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"],
        [
          "Sec-Fetch-Site: cross-site",
          "Sec-Fetch-Mode: no-cors",
          "Sec-Fetch-Dest: document",
        ],
        ["Sec-Fetch-Site: same-origin, cross-site"],
      ]
    ) {
      const answer = await ask(...headers);
      equal(status(answer), 403, headers.join());
      ok(!answer.includes("the page"));
      ok(!/access-control-/i.test(answer));
    }
    const mine = await ask(`Origin: http://127.0.0.1:${port}`);
    equal(status(mine), 200);
    ok(!/access-control-/i.test(mine));
    // Asking for leave first gets none.
    const preflight = await rawExchange(
      port,
      `OPTIONS / HTTP/1.1\r\n${own(port)}Origin: http://evil.example\r\n` +
        `Access-Control-Request-Method: GET\r\nAccess-Control-Request-Private-Network: true\r\n${END}`,
    );
    equal(status(preflight), 405);
    ok(!/access-control-/i.test(preflight));
  },
);

withServer("paths in every disguise lead nowhere", async (port) => {
  const up = [
    ...["../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..\\", "%2e.%5c"],
    // Encoded twice, overlong, wide, with a parameter, with an end of text.
    ...["%252e%252e%252f", "%c0%ae%c0%ae%c0%af", "%uff0e%uff0e%u2215"],
    ...["\xe3\x80\x82\xe3\x80\x82/", "..;/", "..%00/", "..\0/", ".%09./"],
  ];
  for (const step of up) {
    const path = `/array/${step.repeat(12)}etc/passwd`;
    const answer = await rawExchange(
      port,
      `GET ${path} HTTP/1.1\r\n${own(port)}${END}`,
    );
    ok([400, 404].includes(status(answer)), `${path}: ${answer}`);
    ok(!answer.includes("root:"), path);
  }
  // A line's end in an address makes no header of it.
  const split = await rawExchange(
    port,
    `GET /%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\n${own(port)}${END}`,
  );
  equal(status(split), 404);
  ok(!/set-cookie/i.test(split));
});

withServer("one request is one answer, however it is written", async (port) => {
  const hidden = `GET /hidden HTTP/1.1\r\n${own(port)}${END}`;
  const length = `Content-Length: ${hidden.length}\r\n`;
  const chunked = "Transfer-Encoding: chunked\r\n";
  for (
    const headers of [
      length,
      `${length}${chunked}`,
      `${length}Content-Length: 1\r\n`,
      "Transfer-Encoding: xchunked\r\n",
      "Transfer-Encoding: chunked, identity\r\n",
      "Transfer-Encoding : chunked\r\n",
      `Content-Length: +${hidden.length}\r\n`,
      "Content-Length: -1\r\n",
      "Content-Length: 99999999999999999999\r\n",
      "X: a\r\n b\r\n",
    ]
  ) {
    const answer = await rawExchange(
      port,
      `GET / HTTP/1.1\r\n${own(port)}${headers}\r\n${hidden}`,
    );
    // The second, where one is seen at all, is refused as a request of its own.
    const answers = answer.match(/HTTP\/1\.1 \d{3}/g) ?? [];
    const lengthOnly = headers === length;
    ok(
      lengthOnly
        ? answers.length === 1
        : /^HTTP\/1\.1 400/.test(answer) && answers.length === 1,
      `${headers}: ${answer}`,
    );
  }
});

withServer("no connection becomes anything else", async (port) => {
  const upgrades = [
    "Upgrade: websocket\r\nConnection: Upgrade\r\n" +
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n",
    "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n",
    "Upgrade: TLS/1.0\r\nConnection: Upgrade\r\n",
  ];
  for (const upgrade of upgrades) {
    const answer = await rawExchange(
      port,
      `GET / HTTP/1.1\r\n${own(port)}${upgrade}\r\n`,
    );
    equal(status(answer), 200, upgrade);
    ok(!/^upgrade:|^HTTP\/1\.1 101/im.test(answer), upgrade);
  }
  // HTTP/2 without asking, TLS, HTTP/0.9, a tunnel, an echo.
  for (
    const text of [
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
      "GET /\r\n\r\n",
      `CONNECT evil.example:443 HTTP/1.1\r\n${own(port)}${END}`,
      `TRACE / HTTP/1.1\r\n${own(port)}X-Secret: a\r\n${END}`,
      `get / HTTP/1.1\r\n${own(port)}${END}`,
      `GET * HTTP/1.1\r\n${own(port)}${END}`,
      "\0".repeat(1000),
    ]
  ) {
    const answer = await rawExchange(port, text);
    ok(!answer.includes("the page"), text);
    ok(!answer.includes("X-Secret"), text);
    ok(Number.isNaN(status(answer)) || status(answer) >= 400, text);
  }
});

withServer("what is asked for at length is refused shortly", async (port) => {
  for (
    const request of [
      `GET /?${"a".repeat(2_000_000)} HTTP/1.1\r\n${own(port)}`,
      `GET /${"a/".repeat(4000)} HTTP/1.1\r\n${own(port)}`,
      `GET / HTTP/1.1\r\n${own(port)}X: ${"a".repeat(2_000_000)}\r\n`,
      `GET / HTTP/1.1\r\n${own(port)}${"X: a\r\n".repeat(5000)}`,
      `${"A".repeat(2_000_000)} / HTTP/1.1\r\n${own(port)}`,
    ]
  ) {
    const answer = await rawExchange(port, request + END);
    ok(
      answer === "" || [400, 405, 414, 431].includes(status(answer)),
      answer.slice(0, 200),
    );
    ok(answer.length < 1000);
  }
  // Parts are not given: all of it, whatever part is named.
  for (
    const range of ["0-0", "0-18446744073709551616", "-1", "5-2", "a-b"]
      .concat(Array(500).fill("0-1").join())
  ) {
    const answer = await rawExchange(
      port,
      `GET / HTTP/1.1\r\n${own(port)}Range: bytes=${range}\r\n${END}`,
    );
    equal(status(answer), 200, range);
    match(answer, /\r\n\r\nthe page$/);
  }
});

withServer(
  "connections that never say what they want keep nobody out",
  async (port) => {
    const slow: Deno.Conn[] = [];
    const begun = new TextEncoder().encode(
      `GET / HTTP/1.1\r\n${own(port)}X: `,
    );
    try {
      for (let i = 0; i < 300; i++) {
        const connection = await Deno.connect({ hostname: "127.0.0.1", port });
        slow.push(connection);
        if (i % 3 > 0) await connection.write(begun.subarray(0, i));
      }
      const start = performance.now();
      const page = await fetch(`http://127.0.0.1:${port}/`);
      equal(await page.text(), "the page");
      ok(performance.now() - start < 10_000);
    } finally {
      slow.forEach((connection) => connection.close());
    }
  },
);

Deno.test("the server ends though connections are open", async () => {
  const server = serveRoutes(routes);
  const connection = await Deno.connect({
    hostname: "127.0.0.1",
    port: server.port,
  });
  await connection.write(new TextEncoder().encode("GET / HT"));
  await server.close();
  connection.close();
});

Deno.test({
  name: "the server goes on when connections have run out",
  ignore: Deno.build.os !== "linux",
  async fn() {
    const program = `
      import { serveRoutes } from ${
      JSON.stringify(new URL("./serve_routes.ts", import.meta.url))
    };
      const faults = [];
      const server = serveRoutes(new Map([["/", {
        parameters: [], answer: () => ({ type: "text/plain", body: "there" }),
      }]]), { onFault: (fault) => faults.push(String(fault)) });
      const address = { hostname: "127.0.0.1", port: server.port };
      const open = [];
      try {
        for (;;) open.push(await Deno.connect(address));
      } catch {
        // No more.
      }
      while (faults.length === 0) await new Promise((go) => setTimeout(go, 20));
      open.forEach((connection) => connection.close());
      for (let trial = 0; trial < 100; trial++) {
        await new Promise((go) => setTimeout(go, 50));
        const page = await fetch(\`http://127.0.0.1:\${server.port}/\`)
          .then((page) => page.text(), () => "");
        if (page === "") continue;
        console.log(page, faults.join());
        break;
      }
      await server.close();
      Deno.exit();`;
    const path = await Deno.makeTempFile({ suffix: ".ts" });
    try {
      await Deno.writeTextFile(path, program);
      const config = new URL("../../../deno.json", import.meta.url).pathname;
      const { stdout } = await new Deno.Command("sh", {
        args: [
          ...["-c", 'ulimit -n 100; exec "$@"', "sh", Deno.execPath(), "run"],
          ...["-q", "--allow-net=127.0.0.1", `--config=${config}`, path],
        ],
      }).output();
      match(
        new TextDecoder().decode(stdout),
        /^there .*Too many open files/,
      );
    } finally {
      await Deno.remove(path);
    }
  },
});

Deno.test({
  name:
    "the kernel lists the server as listening on 127.0.0.1 and nowhere else",
  ignore: Deno.build.os !== "linux",
  async fn() {
    const server = serveRoutes(routes);
    const port = server.port.toString(16).toUpperCase().padStart(4, "0");
    const listening = async (file: string) =>
      // Deno itself reads it only with every permission.
      new TextDecoder().decode(
        (await new Deno.Command("cat", { args: [file] }).output()).stdout,
      ).split("\n")
        .map((line) => line.trim().split(/\s+/))
        // State 0A is LISTEN.
        .filter(([, local, , state]) =>
          state === "0A" && local.endsWith(`:${port}`)
        )
        .map(([, local]) => local);
    try {
      // The address' bytes in the order of the processor.
      deepEqual(await listening("/proc/net/tcp"), [`0100007F:${port}`]);
      deepEqual(await listening("/proc/net/tcp6"), []);
    } finally {
      await server.close();
    }
  },
});
