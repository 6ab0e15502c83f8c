import { createRequire } from "node:module";
import { createB1Client, isB1Error } from "@instep/sap-b1-client";
import { createNodeFetch } from "@instep/sap-b1-client/node";

/** Clients of the Service Layer as npm gives them, each behind the same few words. They are not changed. */

const load = createRequire(import.meta.url);

/** Where a Service Layer is, and who logs in. */
export interface Server {
  /** Scheme and host, "https://127.0.0.1". */
  readonly host: string;
  readonly port: number;
  readonly version: 1 | 2;
  readonly company: string;
  readonly username: string;
  readonly password: string;
  /** The certificate to trust, PEM. */
  readonly ca: string | undefined;
}

/** What a client makes of a request: a value, a value that says error, an exception, or one that says whether it was written. */
export type Told = "done" | "error as value" | "thrown" | Outcome;

type Outcome = "rejected" | "not-sent" | "in-doubt";

/** A client that has logged in. */
export interface Peer {
  /** How many rows of a set its widest read gives. */
  countRows(set: string): Promise<number>;
  post(set: string, body: object): Promise<Told>;
}

/** A client: the versions of the Service Layer it speaks, and its login. */
export interface PeerClient {
  readonly versions: readonly Server["version"][];
  readonly login: (server: Server) => Promise<Peer>;
}

interface Rows {
  readonly value: readonly unknown[];
}
const isError = (answer: unknown): boolean =>
  typeof answer === "object" && answer !== null && "error" in answer && answer.error === true;
const told = (work: Promise<unknown>): Promise<Told> =>
  work.then(
    (answer) => (isError(answer) ? "error as value" : "done"),
    () => "thrown",
  );

interface B1ServiceLayer {
  createSession(config: object): Promise<void>;
  find(query: string): Promise<readonly unknown[]>;
  post(resource: string, body: object): Promise<unknown>;
}

async function b1ServiceLayer(server: Server): Promise<Peer> {
  const ServiceLayer = load("b1-service-layer") as new () => B1ServiceLayer; // its README
  const client = new ServiceLayer();
  await client.createSession({ ...server });
  return {
    countRows: async (set) => (await client.find(set)).length,
    post: (set, body) => told(client.post(set, body)),
  };
}

interface Sapb1ServiceLayer {
  createSession(config: object): Promise<void>;
  find(query: string): Promise<Rows>;
  post(resource: string, body: object): Promise<unknown>;
}

async function sapb1ServiceLayer(server: Server): Promise<Peer> {
  const { default: client } = load("sapb1-service-layer") as { default: Sapb1ServiceLayer }; // its README
  await client.createSession({ ...server, version: `v${server.version}` });
  return {
    countRows: async (set) => (await client.find(set)).value.length,
    post: (set, body) => told(client.post(set, body)),
  };
}

type Callback<T> = (value: T) => void;
interface NodeSapb1 {
  resource(name: string): {
    queryBuilder(): { findAll(success: Callback<Rows>, error: Callback<unknown>): void };
    create(body: object, success: Callback<unknown>, error: Callback<unknown>): void;
  };
}
interface NodeSapb1Class {
  createSession(config: object, success: Callback<NodeSapb1>, error: Callback<unknown>): void;
}

async function nodeSapb1(server: Server): Promise<Peer> {
  const sapb1 = load("node-sapb1") as NodeSapb1Class; // its README
  const promised = <T>(call: (success: Callback<T>, error: Callback<unknown>) => void): Promise<T> =>
    new Promise((resolve, reject) => {
      call(resolve, (reason) => {
        reject(new Error("node-sapb1 calls back with an error", { cause: reason }));
      });
    });
  const client = await promised<NodeSapb1>((success, error) => {
    sapb1.createSession({ ...server }, success, error);
  });
  return {
    countRows: async (set) => {
      const { value } = await promised<Rows>((success, error) => {
        client.resource(set).queryBuilder().findAll(success, error);
      });
      return value.length;
    },
    post: (set, body) =>
      told(
        promised((success, error) => {
          client.resource(set).create(body, success, error);
        }),
      ),
  };
}

async function instep({ host, port, version, company, username, password, ca }: Server): Promise<Peer> {
  const b1 = createB1Client({
    baseUrl: `${host}:${port}/b1s/v${version}`,
    companyDb: company,
    userName: username,
    password,
    pageSize: 20, // the server's own, so that all clients meet the same pages
    fetch: createNodeFetch({ ca }),
  });
  await b1.login();
  return {
    countRows: async () => (await Array.fromAsync(b1.items.each({ select: ["ItemName"] }))).length,
    post: (set, body) =>
      b1.request({ method: "POST", path: set, body }).then(
        () => "done",
        (error: unknown) => (isB1Error(error) ? error.outcome : "thrown"),
      ),
  };
}

/** Our own, behind the same words. */
export const ours = { "@instep/sap-b1-client": { versions: [1, 2], login: instep } } as const;

/** The clients of others by their names on npm. */
export const peers = {
  "b1-service-layer": { versions: [2], login: b1ServiceLayer },
  "sapb1-service-layer": { versions: [1, 2], login: sapb1ServiceLayer },
  "node-sapb1": { versions: [1, 2], login: nodeSapb1 },
} as const satisfies Readonly<Record<string, PeerClient>>;
