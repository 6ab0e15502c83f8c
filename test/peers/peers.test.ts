import type { B1Emulator, B1EmulatorOptions, FaultKind } from "@instep/testing";
import type { Listening } from "@instep/testing/node";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Peer, type PeerClient, peers, type Told } from "./clients.ts";
import { anInvoice, type Place, startServer } from "./server.ts";

const open: Listening[] = [];
beforeEach(() => {
  for (const level of ["log", "warn", "error"] as const)
    vi.spyOn(console, level).mockImplementation(() => undefined);
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const each of open.splice(0)) await each.close();
});

/** A Service Layer on a port of this machine, closed after the test. */
async function aServer(place: Place, options: NonNullable<B1EmulatorOptions["options"]> = {}) {
  const running = await startServer(place, options);
  open.push(running.listening);
  return running;
}

const bookedIn = (b1: B1Emulator): number => b1.books.invoices().length;
const places = (["http", "https"] as const).flatMap((scheme) =>
  ([1, 2] as const).map((version): Place => ({ scheme, version })),
);

interface Habits {
  /** Rows read of 45 when it is asked for all. */
  readonly rows: number;
  /** How it tells that a request failed. */
  readonly failure: Told;
  /** It sends ROUTEID back. */
  readonly keepsRoute: boolean;
  /** An invoice with a letter beyond ASCII. */
  readonly umlaut: Told;
}

/** What each client does, as measured: a change of the emulator or of the client shows here. */
const habits: Readonly<Record<keyof typeof peers, Habits>> = {
  "b1-service-layer": { rows: 45, failure: "error as value", keepsRoute: false, umlaut: "done" },
  "sapb1-service-layer": { rows: 20, failure: "error as value", keepsRoute: false, umlaut: "done" },
  "node-sapb1": { rows: 20, failure: "thrown", keepsRoute: true, umlaut: "thrown" },
};
const names = Object.keys(peers) as (keyof typeof peers)[]; // the keys of that very object

describe.each(names)("%s", (name) => {
  const { login, versions }: PeerClient = peers[name];
  const { rows, failure, keepsRoute, umlaut } = habits[name];
  const speaks = places.filter(({ version }) => versions.includes(version));
  const there: Place = { scheme: "http", version: 2 };

  it.each(speaks)(
    "logs in, reads items and posts an invoice by $scheme in version $version",
    async (place) => {
      const { b1, server } = await aServer(place);
      const peer = await login(server);
      expect(await peer.countRows("Items")).toBe(rows);
      expect(await peer.post("Invoices", anInvoice())).toBe("done");
      expect(b1.books.invoices()).toMatchObject([{ NumAtCard: "1500-1", DocTotal: "125.00" }]);
    },
  );

  const afterAFault = async (kind: FaultKind): Promise<readonly [Told, number]> => {
    const { b1, server } = await aServer(there);
    const peer: Peer = await login(server);
    b1.faults.inject(kind, { method: "POST", path: "Invoices" });
    const told = await peer.post("Invoices", anInvoice());
    return [told, bookedIn(b1)];
  };

  it.each(["lose-answer", "reset-answer", "bad-gateway", "gateway-timeout"] as const)(
    "calls an invoice failed that SAP has booked: %s",
    async (kind) => {
      expect(await afterAFault(kind)).toEqual([failure, 1]);
    },
  );

  it.each(["expire-session", "lock-record", "lose-request", "unavailable-before"] as const)(
    "gives up where nothing was booked: %s",
    async (kind) => {
      expect(await afterAFault(kind)).toEqual([failure, 0]);
    },
  );

  it(`${keepsRoute ? "is" : "is not"} heard by a Service Layer that wants both of its cookies`, async () => {
    const { b1, server } = await aServer(there, { routeCookie: "required" });
    const peer = await login(server);
    expect(await peer.post("Invoices", anInvoice())).toBe(keepsRoute ? "done" : failure);
    expect(bookedIn(b1)).toBe(keepsRoute ? 1 : 0);
  });

  it(`${umlaut === "done" ? "posts" : "cannot post"} an invoice with a letter beyond ASCII`, async () => {
    const { b1, server } = await aServer(there);
    const peer = await login(server);
    expect(await peer.post("Invoices", anInvoice({ JournalMemo: "Malmö" }))).toBe(umlaut);
    expect(bookedIn(b1)).toBe(umlaut === "done" ? 1 : 0);
  });

  it("is refused with a wrong password", async () => {
    const { server } = await aServer(there);
    await expect(login({ ...server, password: "wrong" })).rejects.toBeInstanceOf(Error);
  });
});
