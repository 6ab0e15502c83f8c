import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type FaultKind, faultKinds, type Faults } from "./faults.ts";
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
}

/** A server that listens cannot refuse a single connection: close it for that. */
const playable = faultKinds.filter((kind) => kind !== "refuse-connection");

/** What Apache allows a connection: so long idle, in milliseconds, and so many requests. */
const [idleTime, requestsPerConnection] = [5_000, 100];

/** Answers for a system on 127.0.0.1. A lost request or answer really breaks the socket. */
export async function listen(
  system: EmulatedSystem,
  { port = 0, faults }: ListenOptions = {},
): Promise<Listening> {
  const server = createServer((incoming, outgoing) => {
    answer({ incoming, outgoing }, system, faults).catch((error: unknown) =>
      outgoing.destroy(asError(error)),
    );
  });
  server.keepAliveTimeout = idleTime;
  server.maxRequestsPerSocket = requestsPerConnection;
  const bound = await listening(server, port);
  return {
    url: `http://127.0.0.1:${String(bound)}${new URL(system.baseUrl).pathname.replace(/\/$/, "")}`,
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
}

async function answer(exchange: Exchange, system: EmulatedSystem, faults: Faults | undefined): Promise<void> {
  const request = await toRequest(exchange.incoming);
  const fault: FaultKind | undefined = faults?.next(targetOf(system, request), playable);
  const { socket } = exchange.incoming;
  if (fault === "lose-request") return void socket.resetAndDestroy();
  const response = await carryOut(system, request, fault);
  if (fault === "lose-answer") return void socket.destroy();
  await send(response, exchange.outgoing);
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const method = incoming.method ?? "GET";
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) if (value) headers.set(name, String(value));
  const body = Buffer.concat(chunks);
  return new Request(`http://${incoming.headers.host ?? "127.0.0.1"}${incoming.url ?? "/"}`, {
    method,
    headers,
    ...(body.length > 0 && method !== "GET" && { body }),
  });
}

/** Cookies are several; the rest is said by the server, which counts its connections. */
const ofConnection: readonly string[] = ["set-cookie", "connection", "keep-alive"];

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  const headers = [...response.headers].filter(([name]) => !ofConnection.includes(name));
  for (const [name, value] of headers) outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader("Set-Cookie", cookies);
  outgoing.writeHead(response.status).end(body);
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
