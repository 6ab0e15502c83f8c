import { ours, type PeerClient, peers, type Told } from "./clients.ts";
import { anInvoice, type Running, startServer } from "./server.ts";

/** What became of one situation with one client. */
export interface Measured {
  readonly situation: string;
  readonly client: string;
  /** A/R invoices in SAP's books afterwards, or rows that were read. */
  readonly found: number;
  /** What the caller hears. */
  readonly told: string;
  /** Requests of the kind in question that reached SAP. */
  readonly attempts: number;
}

interface Situation {
  readonly name: string;
  readonly play: (client: PeerClient, running: Running) => Promise<Omit<Measured, "situation" | "client">>;
}

/** Posts one invoice while a fault strikes it. */
const posting =
  (kind: "lose-answer" | "bad-gateway" | "expire-session"): Situation["play"] =>
  async ({ login }, { b1, server, heard }) => {
    const peer = await login(server);
    b1.faults.inject(kind, { method: "POST", path: "Invoices" });
    const told: Told = await peer.post("Invoices", anInvoice());
    const attempts = heard.filter((each) => each === "POST Invoices").length;
    return { found: b1.books.invoices().length, told, attempts };
  };

const situations: readonly Situation[] = [
  { name: "the answer is lost after SAP has booked", play: posting("lose-answer") },
  { name: "a 502 page after SAP has booked", play: posting("bad-gateway") },
  { name: "the session has expired", play: posting("expire-session") },
  {
    name: "45 rows are read in pages of 20",
    play: async ({ login }, { server, heard }) => {
      const rows = await (await login(server)).countRows("Items");
      const attempts = heard.filter((each) => each.startsWith("GET Items")).length;
      return { found: rows, told: "done", attempts };
    },
  },
  {
    name: "the password is wrong",
    play: async ({ login }, { server, heard }) => {
      const told = await login({ ...server, password: "wrong" }).then(
        () => "done",
        (error: unknown) =>
          typeof error === "object" && error !== null && "code" in error && "outcome" in error
            ? `${String(error.outcome)}, ${String(error.code)}`
            : "thrown",
      );
      return { found: 0, told, attempts: heard.filter((each) => each === "POST Login").length };
    },
  },
];

/** Plays every situation with every client, each against a company of its own. */
export async function measureAll(): Promise<readonly Measured[]> {
  const all: Measured[] = [];
  for (const { name, play } of situations) {
    for (const [client, peer] of Object.entries({ ...ours, ...peers })) {
      const running = await startServer({ scheme: "http", version: 2 });
      const measured = await play(peer, running).finally(() => running.listening.close());
      all.push({ situation: name, client, ...measured });
    }
  }
  return all;
}
