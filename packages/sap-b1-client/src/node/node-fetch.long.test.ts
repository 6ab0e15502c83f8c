import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { systemClock } from "@instep/http";
import { expect, it } from "vitest";
import { createNodeFetch } from "../node.ts";

it("an idle connection is closed before Apache would, so that no request is sent into its closing", async () => {
  const connections = new Set<unknown>();
  const server = createServer((_, outgoing) => outgoing.end("{}"));
  server.keepAliveTimeout = 60_000; // whoever closes after five seconds, it is not the server
  server.on("connection", (socket) => connections.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  const fetch = createNodeFetch();
  const call = async (): Promise<string> => (await fetch(url)).text();

  await call();
  await call();
  expect(connections.size).toBe(1); // a fresh one is used again
  await systemClock.wait(4_900);
  await call();
  expect(connections.size).toBe(2);
  server.closeAllConnections();
  server.close();
});
