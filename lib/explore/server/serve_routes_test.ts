import { deepEqual, equal, match, ok, throws } from "node:assert/strict";
import { InputError } from "../../scan/input_error.ts";
import { rawRequest } from "../testing/raw_request.ts";
import { QueryValues } from "./query_values.ts";
import { RequestError } from "./request_error.ts";
import type { Route } from "./route.ts";
import { serveRoutes } from "./serve_routes.ts";

const text = (body: string): Route => ({
  parameters: [],
  answer: () => ({ type: "text/plain", body }),
});

const routes = new Map<string, Route>([
  ["/", text("page")],
  ["/array/adf.npy", text("array")],
  ["/number", {
    parameters: ["y", "r"],
    answer: (query) => ({
      type: "text/plain",
      body: [
        query.integer("y", { least: 0, most: 9 }),
        query.decimal("r", { least: 0, most: 50 }),
      ].join(),
    }),
  }],
  ["/refused", {
    parameters: [],
    answer() {
      throw new InputError("Cannot read <b>: damaged");
    },
  }],
  ["/absent", {
    parameters: [],
    answer() {
      throw new RequestError(404, "Cannot answer as there is no input");
    },
  }],
  ["/broken", {
    parameters: [],
    answer() {
      throw new TypeError("secret of the inside");
    },
  }],
]);

/** Runs a test with a server, and wants so many faults of it. */
function withServer(
  name: string,
  body: (port: number) => Promise<void>,
  faults = 0,
) {
  Deno.test(name, async () => {
    const seen: unknown[] = [];
    const server = serveRoutes(routes, {
      onFault: (fault) => seen.push(fault),
    });
    try {
      await body(server.port);
    } finally {
      await server.close();
    }
    equal(seen.length, faults);
  });
}

const own = (port: number) => `Host: 127.0.0.1:${port}`;
const get = (port: number, path: string) =>
  rawRequest(port, [`GET ${path} HTTP/1.1`, own(port)]);

withServer("what is served says what every response must say", async (port) => {
  for (const path of ["/", "/array/adf.npy", "/nothing", "/number?y=x"]) {
    const { headers } = await get(port, path);
    match(headers.get("content-security-policy")!, /default-src 'none'/);
    match(headers.get("content-security-policy")!, /frame-ancestors 'none'/);
    equal(headers.get("x-content-type-options"), "nosniff");
    equal(headers.get("referrer-policy"), "no-referrer");
    equal(headers.get("cross-origin-resource-policy"), "same-origin");
    equal(headers.get("cross-origin-opener-policy"), "same-origin");
    equal(headers.get("cache-control"), "no-store");
    equal(headers.get("access-control-allow-origin"), null);
  }
  const { status, body } = await get(port, "/");
  deepEqual([status, body], [200, "page"]);
});

withServer(
  "another host's name is refused, whatever it resolves to",
  async (port) => {
    for (
      const host of [
        `evil.example:${port}`,
        "evil.example",
        `127.0.0.1.evil.example:${port}`,
        `127.0.0.1@evil.example`,
        `localhost.evil.example`,
        `0.0.0.0:${port}`,
        "",
      ]
    ) {
      const { status, body } = await rawRequest(port, [
        "GET / HTTP/1.1",
        `Host: ${host}`,
      ]);
      ok(status === 403 || status === 400, `${host}: ${status}`);
      ok(!body.includes("page"));
    }
    // An absolute address takes the place of the header.
    const { body } = await rawRequest(port, [
      "GET http://evil.example/ HTTP/1.1",
      "Host: evil.example",
    ]);
    ok(!body.includes("page"));
    for (
      const host of [`127.0.0.1:${port}`, `localhost:${port}`, "LOCALHOST:80"]
    ) {
      const { status } = await rawRequest(port, [
        "GET / HTTP/1.1",
        `Host: ${host}`,
      ]);
      equal(status, 200, host);
    }
  },
);

withServer("nothing but GET and HEAD is answered", async (port) => {
  for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"]) {
    const { status, headers, body } = await rawRequest(port, [
      `${method} / HTTP/1.1`,
      own(port),
      "Content-Length: 0",
    ]);
    equal(status, 405, method);
    equal(headers.get("allow"), "GET, HEAD");
    ok(!body.includes("page"));
  }
  const head = await rawRequest(port, ["HEAD / HTTP/1.1", own(port)]);
  deepEqual([head.status, head.body], [200, ""]);
});

withServer(
  "a page of another site gets nothing, but may lead here",
  async (port) => {
    const asked = async (...headers: string[]) =>
      (await rawRequest(port, ["GET / HTTP/1.1", own(port), ...headers]))
        .status;
    equal(
      await asked("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"),
      403,
    );
    equal(
      await asked("Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors"),
      403,
    );
    equal(
      await asked(
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Mode: navigate",
        "Sec-Fetch-Dest: iframe",
      ),
      403,
    );
    equal(
      await asked(
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Mode: navigate",
        "Sec-Fetch-Dest: document",
      ),
      200,
    );
    equal(await asked("Sec-Fetch-Site: same-origin"), 200);
    equal(await asked("Sec-Fetch-Site: none"), 200);
  },
);

withServer("no path leads out of the table", async (port) => {
  for (
    const path of [
      "/../deno.json",
      "/../../../../etc/passwd",
      "/array/../../deno.json",
      "/array/..%2f..%2fdeno.json",
      "/array/%2e%2e/%2e%2e/deno.json",
      "/array/..%5c..%5cdeno.json",
      "/array%2fadf.npy",
      "//array/adf.npy",
      "/array/adf.npy/",
      "/array/adf.npy%00",
      "/array/",
      "/deno.json",
      "/__proto__",
      "/constructor",
      "/%",
      "/etc/passwd",
      "/array/file:///etc/passwd",
    ]
  ) {
    const { status, body } = await get(port, path);
    ok(status === 404 || status === 400, `${path}: ${status}`);
    ok(body.length < 300, path);
  }
  // Dots that stay within the table lead to what is in it.
  equal((await get(port, "/array/../array/adf.npy")).body, "array");
});

withServer(
  "hostile values of a query give a short plain message",
  async (port) => {
    const wanted: Record<string, RegExp> = {
      "y=3": /r must be .* none is given/,
      "y=3&r=1&z=1": /no parameter "z"/,
      "y=3&y=4&r=1": /given twice/,
      "y=10&r=1": /y must be a whole number from 0 to 9: "10"/,
      "y=-1&r=1": /y must be/,
      "y=NaN&r=1": /y must be/,
      "y=Infinity&r=1": /y must be/,
      "y=1e1&r=1": /y must be/,
      "y=0x1&r=1": /y must be/,
      "y=+1&r=1": /y must be/,
      "y=1.0&r=1": /y must be/,
      "y=&r=1": /y must be/,
      "y=99999999999999999999999&r=1": /y must be/,
      "y=3&r=-0.1": /r must be/,
      "y=3&r=NaN": /r must be/,
      "y=3&r=50.001": /r must be/,
      "y=3&r=1.2345": /r must be/,
      "y=3&r=1e-400": /r must be/,
      "y=%3Cscript%3E&r=1": /y must be/,
      "__proto__=1": /no parameter/,
    };
    for (const [query, message] of Object.entries(wanted)) {
      const { status, body, headers } = await get(port, `/number?${query}`);
      equal(status, 400, query);
      match(body, message);
      match(headers.get("content-type")!, /^text\/plain/);
      ok(body.length < 200, body);
    }
    throws(
      () => new QueryValues("?k=1", ["k"]).integer("k", { least: 2, most: 5 }),
      /from 2 to 5: "1" is given/,
    );
    equal((await get(port, "/number?y=9&r=49.999")).body, "9,49.999");
    const long = await get(port, `/number?y=${"9".repeat(5000)}&r=1`);
    equal(long.status, 414);
    ok(long.body.length < 200);
    const unknown = await get(port, `/number?${"n".repeat(500)}=1`);
    ok(unknown.body.length < 200);
  },
);

withServer("failures are told without their inside", async (port) => {
  const refused = await get(port, "/refused");
  equal(refused.status, 422);
  match(refused.headers.get("content-type")!, /^text\/plain/);
  equal((await get(port, "/absent")).status, 404);
  const broken = await get(port, "/broken");
  equal(broken.status, 500);
  ok(!broken.body.includes("secret"));
}, 1);

Deno.test("a port that is taken is said to be", async () => {
  const server = serveRoutes(routes);
  throws(() => serveRoutes(routes, { port: server.port }), /is taken/);
  await server.close();
});

Deno.test("the server listens on 127.0.0.1 alone", async () => {
  const listened: Deno.ServeTcpOptions[] = [];
  const { serve } = Deno;
  // Whatever the machine's other addresses are.
  Object.assign(Deno, {
    serve: (options: Deno.ServeTcpOptions) => {
      listened.push(options);
      return serve(options as never);
    },
  });
  try {
    const server = serveRoutes(routes);
    await server.close();
  } finally {
    Object.assign(Deno, { serve });
  }
  deepEqual(listened.map(({ hostname }) => hostname), ["127.0.0.1"]);
});
