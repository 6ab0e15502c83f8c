import { X509Certificate } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { verdictOf } from "@instep/http";
import { createFaults, loseNextAnswer } from "@instep/testing";
import { listen, type Listening, selfSigned } from "@instep/testing/node";
import { afterEach, describe, expect, it } from "vitest";
import { createB1Client, outcomeOf } from "../index.ts";
import { createNodeFetch, type NodeFetchOptions } from "../node.ts";
import { invoiceOf, testCompany } from "../../test/test-company.ts";

const certificate = selfSigned(Date.now());
const stranger = selfSigned(Date.now());
const fingerprint = (pem: string): string => new X509Certificate(pem).fingerprint256;

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

/** A company behind HTTPS, as a new Service Layer comes: with a certificate signed by nobody but itself. */
async function company(trust: NodeFetchOptions, faults = createFaults()) {
  const { sap } = testCompany();
  const listening: Listening = await listen(sap, { tls: certificate, faults });
  open.push(listening);
  const b1 = createB1Client({
    baseUrl: listening.url,
    companyDb: "DEMO_SE",
    userName: "INSTEP",
    password: "sap-demo",
    retries: 0,
    fetch: createNodeFetch(trust),
  });
  return { sap, b1 };
}

describe("a self-signed certificate", () => {
  it.each<[string, NodeFetchOptions]>([
    ["as its own authority", { ca: certificate.cert }],
    ["by its fingerprint", { fingerprint256: fingerprint(certificate.cert) }],
    [
      "by its fingerprint without colons",
      { fingerprint256: fingerprint(certificate.cert).replaceAll(":", "").toLowerCase() },
    ],
    [
      "by its fingerprint, whatever its name",
      { fingerprint256: fingerprint(certificate.cert), servername: "sap" },
    ],
    ["by both", { ca: certificate.cert, fingerprint256: fingerprint(certificate.cert) }],
    ["by the name that is in it", { ca: certificate.cert, servername: "localhost" }],
  ])("is trusted %s", async (_, trust) => {
    const { b1, sap } = await company(trust);
    expect(await b1.invoices.post(invoiceOf(1))).toMatchObject({ kind: "created" });
    expect(sap.books.invoices()).toHaveLength(1);
  });

  it.each<[string, NodeFetchOptions]>([
    ["without a word", {}],
    ["as another authority", { ca: stranger.cert }],
    ["by another fingerprint", { fingerprint256: fingerprint(stranger.cert) }],
    ["under another name", { ca: certificate.cert, servername: "sap.example" }],
    [
      "by its fingerprint, but another authority",
      { ca: stranger.cert, fingerprint256: fingerprint(certificate.cert) },
    ],
  ])("is refused %s, and nothing was sent", async (_, trust) => {
    const faults = createFaults();
    faults.add({ kind: "slow-request", delay: 1 });
    const { b1 } = await company(trust, faults);
    const failed = await b1.invoices.post(invoiceOf(1)).catch((error: unknown) => error);
    expect(outcomeOf(failed)).toBe("not-sent");
    expect(faults.counts()["slow-request"]).toBe(0); // no request has reached the server
  });

  it("a fingerprint that is none is refused before anything else", () => {
    expect(() => createNodeFetch({ fingerprint256: "AA:BB" })).toThrow(TypeError);
  });
});

describe("what is known of a request", () => {
  const trust = { ca: certificate.cert };

  it("an answer lost after the commit leaves it in doubt", async () => {
    const faults = createFaults();
    const { b1, sap } = await company(trust, faults);
    loseNextAnswer(faults, { method: "POST", path: "Invoices" });
    const failed = await b1.invoices.post(invoiceOf(1)).catch((error: unknown) => error);
    expect(outcomeOf(failed)).toBe("in-doubt");
    expect(sap.books.invoices()).toHaveLength(1);
  });

  it("a port where nobody listens was not reached", async () => {
    const fetch = createNodeFetch(trust);
    const failed: unknown = await fetch("https://127.0.0.1:1/b1s/v2").catch((error: unknown) => error);
    expect(verdictOf(failed)).toBe("not-sent");
  });

  it("a request called off before the connection stood was not sent", async () => {
    const fetch = createNodeFetch(trust);
    const signal = AbortSignal.abort(new Error("no longer wanted"));
    const failed: unknown = await fetch("https://127.0.0.1:1/", { signal }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Error);
  });
});

it("an answer that was compressed on the way is read as it was written", async () => {
  const server: Server = createServer((incoming, outgoing) => {
    outgoing.setHeader("content-encoding", "gzip");
    outgoing.end(
      gzipSync(JSON.stringify({ method: incoming.method, asked: incoming.headers["accept-encoding"] })),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(server);
  const { port } = server.address() as AddressInfo;
  const answer = await createNodeFetch()(`http://127.0.0.1:${String(port)}/`, { method: "POST", body: "{}" });
  expect(await answer.json()).toEqual({ method: "POST", asked: "gzip" });
});
