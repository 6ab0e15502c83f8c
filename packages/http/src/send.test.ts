import { getEventListeners, once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { inspect } from "node:util";
import { virtualClock } from "@instep/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { systemClock } from "./clock.ts";
import { type Call, send, type Transport } from "./send.ts";

const overTheWire: Transport = { fetch, clock: systemClock };

/** A real server on a port of this machine, until the test is over. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return `http://127.0.0.1:${port}`;
}

/** A port of this machine where nobody listens. */
async function refusingUrl(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}

const post = (url: string, call: Partial<Call> = {}): Call => ({
  method: "POST",
  url: `${url}/Invoices`,
  headers: { cookie: "B1SESSION=secret" },
  body: '{"CardName":"Åsa"}',
  timeout: 10_000,
  ...call,
});

describe("an answer", () => {
  it("is read to its end, whatever its status", async () => {
    const url = await serve((_, response) => {
      response.writeHead(502, { "x-from": "Apache" }).end("<h1>Bråk</h1>");
    });

    const answer = await send(post(url), overTheWire);

    expect(answer).toMatchObject({ kind: "answer", status: 502, body: "<h1>Bråk</h1>" });
    expect(answer.kind === "answer" && answer.headers.get("x-from")).toBe("Apache");
  });

  it("is to the request as it was given", async () => {
    const seen: (IncomingMessage & { readonly read: string })[] = [];
    const url = await serve((request, response) => {
      void text(request).then((read) => {
        seen.push(Object.assign(request, { read }));
        response.end();
      });
    });

    await send(post(url), overTheWire);

    expect(seen).toMatchObject([
      {
        method: "POST",
        url: "/Invoices",
        read: '{"CardName":"Åsa"}',
        headers: { cookie: "B1SESSION=secret" },
      },
    ]);
  });

  it("that redirects is handed on, and not followed: a followed POST is a second request", async () => {
    const seen: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      seen.push(request.url);
      response.writeHead(307, { location: "/elsewhere" }).end();
    });

    expect(await send(post(url), overTheWire)).toMatchObject({ kind: "answer", status: 307 });
    expect(seen).toEqual(["/Invoices"]);
  });
});

describe("a broken connection", () => {
  it("that was refused was not sent", async () => {
    const failure = await send(post(await refusingUrl()), overTheWire);

    expect(failure).toMatchObject({ kind: "not-sent", reason: "network" });
  });

  it("to an address that is none was not sent", async () => {
    const failure = await send(post("sap without a scheme"), overTheWire);

    expect(failure).toMatchObject({ kind: "not-sent", reason: "network" });
  });

  it.each(["GET", "POST"] as const)(
    "that is reset after a %s has no answer, and nothing is repeated",
    async (method) => {
      let requests = 0;
      const url = await serve((request) => {
        requests += 1;
        request.resume().on("end", () => request.socket.resetAndDestroy());
      });
      const call: Call = { method, url, timeout: 10_000, ...(method === "POST" && { body: "{}" }) };

      expect(await send(call, overTheWire)).toMatchObject({
        kind: "no-answer",
        reason: "network",
        cause: { message: "fetch failed", cause: { code: "ECONNRESET" } },
      });
      expect(requests).toBe(1);
    },
  );

  it.each([
    ["Content-Length", { "content-length": "1000" }],
    ["chunks", {}],
  ])("that ends in the middle of a body with %s has no answer", async (_, headers) => {
    const url = await serve((request, response) => {
      response.writeHead(201, headers).write('{"DocEntry":', () => request.socket.destroy());
    });

    expect(await send(post(url), overTheWire)).toMatchObject({ kind: "no-answer", reason: "network" });
  });

  it("hands on what fetch threw, without the request and its secrets", async () => {
    const failure = await send(post(await refusingUrl()), overTheWire);

    expect(failure).toMatchObject({ cause: { message: "fetch failed", cause: { code: "ECONNREFUSED" } } });
    expect(inspect(failure, { depth: null, showHidden: true })).not.toMatch(/secret|Åsa|NetworkError/);
  });
});

describe("the deadline", () => {
  const silent: RequestListener = (request) => void request.resume();
  const endless: RequestListener = (_, response) => void response.writeHead(201).write('{"DocEntry":');

  it.each([
    ["a socket on which nothing comes back", silent],
    ["an answer that does not end", endless],
  ])("gives up %s, and then the request may have been carried out", async (_, answer) => {
    const failure = await send(post(await serve(answer), { timeout: 50 }), overTheWire);

    expect(failure).toMatchObject({
      kind: "no-answer",
      reason: "timeout",
      cause: { message: "No answer within 50 ms" },
    });
  });

  it("closes the connection of a request that it gave up", async () => {
    const closed = Promise.withResolvers<boolean>();
    const url = await serve((request) => {
      request.resume().socket.on("close", () => closed.resolve(true));
    });

    await send(post(url, { timeout: 50 }), overTheWire);

    expect(await closed.promise).toBe(true);
  });

  it("holds for a fetch that overlooks its signal", async () => {
    const clock = virtualClock(0);
    const overlooking: typeof fetch = () => new Promise(() => undefined);

    const failure = await send(post("http://sap.test"), { fetch: overlooking, clock });

    expect(failure).toMatchObject({ kind: "no-answer", reason: "timeout" });
    expect(clock.now()).toBe(10_000);
  });

  it("is called off when the answer is there, and when the connection breaks", async () => {
    const deadlines: (AbortSignal | undefined)[] = [];
    const clock = {
      now: () => 0,
      wait: (_: number, signal?: AbortSignal): Promise<void> => {
        deadlines.push(signal);
        return new Promise(() => undefined);
      },
    };
    const answering = await serve((_, response) => void response.end("{}"));

    await send(post(answering), { fetch, clock });
    await send(post(await refusingUrl()), { fetch, clock });

    expect(deadlines.map((signal) => signal?.aborted)).toEqual([true, true]);
  });
});

describe("an abort", () => {
  it("before the request leaves means that it was not sent", async () => {
    let requests = 0;
    const url = await serve((_, response: ServerResponse) => {
      requests += 1;
      response.end();
    });
    const signal = AbortSignal.abort(new Error("closing time"));

    expect(await send(post(url, { signal }), overTheWire)).toMatchObject({
      kind: "not-sent",
      reason: "aborted",
      cause: { message: "closing time" },
    });
    expect(requests).toBe(0);
  });

  it("after it left means that it may have been carried out", async () => {
    const caller = new AbortController();
    const url = await serve((request) => {
      request.resume().on("end", () => caller.abort(new Error("closing time")));
    });

    expect(await send(post(url, { signal: caller.signal }), overTheWire)).toMatchObject({
      kind: "no-answer",
      reason: "aborted",
      cause: { message: "closing time" },
    });
  });

  it("in the very moment in which the body is asked for ends the waiting all the same", async () => {
    const caller = new AbortController();
    const answer = Object.assign(new Response(), {
      text: () => {
        caller.abort();
        return new Promise<string>(() => undefined);
      },
    });
    const transport = { fetch: () => Promise.resolve(answer), clock: virtualClock(0) };

    expect(await send(post("http://sap.test", { signal: caller.signal }), transport)).toMatchObject({
      kind: "no-answer",
      reason: "aborted",
    });
  });

  it("leaves nothing on the caller's signal after 1,000 calls, answered or not", async () => {
    const { signal } = new AbortController();
    const answers = [
      () => Promise.resolve(new Response("{}")),
      () => Promise.reject(new TypeError("fetch failed")),
      () => new Promise<Response>(() => undefined),
    ];
    const clock = virtualClock(0);

    const calls = Array.from({ length: 1000 }, (_, index) =>
      send(post("http://sap.test", { signal }), { fetch: answers[index % 3]!, clock }),
    );

    expect(new Set((await Promise.all(calls)).map(({ kind }) => kind))).toEqual(
      new Set(["answer", "no-answer"]),
    );
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

describe("the right to send", () => {
  it("that is lost before the request leaves keeps it here, and fetch is not called", async () => {
    let requests = 0;
    const counting: typeof fetch = () => {
      requests += 1;
      return Promise.resolve(new Response());
    };

    const failure = await send(post("http://sap.test", { mayLeave: () => false }), {
      fetch: counting,
      clock: virtualClock(0),
    });

    expect(failure).toEqual({
      kind: "not-sent",
      reason: "aborted",
      cause: new Error("The right to send it was lost before it left"),
    });
    expect(requests).toBe(0);
  });

  it("is asked once, and nothing else happens before fetch is called", async () => {
    const events: string[] = [];
    const mayLeave = (): boolean => {
      events.push("asked");
      queueMicrotask(() => events.push("later"));
      return true;
    };
    const noting: typeof fetch = () => {
      events.push("fetch");
      return Promise.resolve(new Response());
    };

    const answer = await send(post("http://sap.test", { mayLeave }), {
      fetch: noting,
      clock: virtualClock(0),
    });

    expect(answer.kind).toBe("answer");
    expect(events).toEqual(["asked", "fetch", "later"]);
  });
});
