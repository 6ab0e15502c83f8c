import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Server, Socket } from "node:net";
import type { Clock } from "@instep/http";
import { type Faults, noStrike } from "./faults.ts";
import { faultKinds, planOf, type Showing, undisturbed, unsentKinds } from "./faults/kinds.ts";
import { proxyAnswer, type Refusal } from "./faults/pages.ts";
import { machineClock } from "./machine-clock.ts";
import { carryOut, type EmulatedSystem, targetOf } from "./wire.ts";

/** A system on a port of this machine. */
export interface Listening {
  /** The base URL of the system at this port. */
  readonly url: string;
  /** Stops listening and breaks every connection. */
  close(): Promise<void>;
}

export interface ListenOptions {
  /** @default any free port */
  readonly port?: number;
  readonly faults?: Faults;
  /** Slow answers wait on it. @default the machine's own time */
  readonly clock?: Clock;
  /** Answers by HTTPS, with this certificate and its key in PEM. @default plain HTTP */
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** A server that listens cannot keep a single request from being sent: close it for that. */
const playable = faultKinds.filter((kind) => !unsentKinds.includes(kind));

/** What Apache allows a connection: so long idle, in milliseconds, and so many requests. */
const [idleTime, requestsPerConnection] = [5_000, 100];

/** Answers for a system on 127.0.0.1. A lost request or answer really breaks the socket. */
export async function listen(system: EmulatedSystem, options: ListenOptions = {}): Promise<Listening> {
  const { port = 0, tls } = options;
  const connections = new Map<number | undefined, Socket>();
  const onRequest = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const connection = connections.get(incoming.socket.remotePort) ?? incoming.socket;
    answer({ incoming, outgoing, connection }, system, options).catch((error: unknown) =>
      outgoing.destroy(asError(error)),
    );
  };
  const server = tls ? createTlsServer(tls, onRequest) : createServer(onRequest);
  server.on("connection", (connection: Socket) => {
    const { remotePort } = connection;
    connections.set(remotePort, connection);
    connection.once("close", () => connections.delete(remotePort));
  });
  server.keepAliveTimeout = idleTime;
  server.keepAliveTimeoutBuffer = 0; // Node waits a second longer than it says, Apache does not
  server.maxRequestsPerSocket = requestsPerConnection;
  const bound = await listening(server, port);
  const path = new URL(system.baseUrl).pathname.replace(/\/$/, "");
  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${String(bound)}${path}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
        server.closeAllConnections();
      }),
  };
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  /** The TCP connection: under TLS it is not the socket of the request, and only it can be reset. */
  readonly connection: Socket;
}

async function answer(
  exchange: Exchange,
  system: EmulatedSystem,
  { faults, clock = machineClock }: ListenOptions,
): Promise<void> {
  const refusal = refusalOf(exchange.incoming);
  if (refusal) {
    await send(proxyAnswer(refusal), exchange.outgoing);
    return;
  }
  const request = await toRequest(exchange.incoming);
  const { kind, before, after } = faults?.meet(targetOf(system, request, clock.now()), playable) ?? noStrike;
  const { carriedOut, shows } = kind ? planOf(kind) : undisturbed;
  if (before > 0) await clock.wait(before);
  const response = carriedOut ? await carryOut(system, request, kind) : undefined;
  if (after > 0) await clock.wait(after);
  await show(shows, response, exchange);
}

/** Lets the other end of the socket see the fault, or the answer. */
async function show(
  shows: Showing,
  response: Response | undefined,
  { incoming: { socket }, outgoing, connection }: Exchange,
): Promise<void> {
  switch (shows) {
    case "reset":
      connection.resetAndDestroy();
      break;
    case "closed":
      socket.destroy();
      break;
    case "half":
      await sendHalf(response, outgoing, () => {
        socket.destroySoon();
      });
      break;
    case "half-then-silence":
      await sendHalf(response, outgoing, () => undefined);
      break;
    case "answer":
      if (response) await send(response, outgoing);
      break;
    case "502-page":
    case "503-page":
    case "504-page":
    case "503-empty":
      await send(proxyAnswer(shows), outgoing);
      break;
    case "silence":
    case "refused": // a server never hears of these three
    case "unknown-host":
    case "untrusted":
      break;
  }
}

/** What no Request can say is answered by Apache alone, and the system never hears of it. */
function refusalOf(incoming: IncomingMessage): Refusal | undefined {
  if (incoming.method === "TRACE" || incoming.url === "*") return "405-page";
  return URL.canParse(urlOf(incoming)) ? undefined : "400-page";
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const method = incoming.method ?? "GET";
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) if (value) headers.set(name, String(value));
  const body = Buffer.concat(chunks);
  return new Request(urlOf(incoming), {
    method,
    headers,
    ...(body.length > 0 && method !== "GET" && method !== "HEAD" && { body }), // some clients send one with a GET
  });
}

/** What was asked, letter by letter; some clients send a whole URL in place of its path. */
function urlOf({ url = "/", headers: { host = "127.0.0.1" }, socket }: IncomingMessage): string {
  const scheme = "encrypted" in socket ? "https" : "http";
  return url.startsWith("/") ? `${scheme}://${host}${url}` : url;
}

/** Cookies are several; the rest is said by the server, which counts its connections. */
const ofConnection: readonly string[] = ["set-cookie", "connection", "keep-alive"];

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  writeHead(response, outgoing);
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

/** Sends the headers and half of the body; without a body there is nothing to halve, and nothing is sent. */
async function sendHalf(
  response: Response | undefined,
  outgoing: ServerResponse,
  then: () => void,
): Promise<void> {
  const body = Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer(0));
  if (!response || body.length === 0) {
    then();
    return;
  }
  outgoing.setHeader("Content-Length", body.length);
  writeHead(response, outgoing);
  outgoing.write(body.subarray(0, Math.ceil(body.length / 2)), then);
}

function writeHead({ status, headers: all }: Response, outgoing: ServerResponse): void {
  for (const [name, value] of all) if (!ofConnection.includes(name)) outgoing.setHeader(name, value);
  const cookies = all.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader("Set-Cookie", cookies);
  outgoing.writeHead(status);
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
