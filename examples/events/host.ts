import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { systemClock } from "@instep/http";
import { createEventHandler, isKnownEvent } from "@instep/sitoo-client";
import { anOrder, aShop, createSitooEmulator, sendEvents } from "@instep/testing";

/** As they were given to Sitoo for this web hook; never those of its API. */
const credentials = { user: "sitoo", password: process.env.SITOO_HOOK_PASSWORD ?? "hook-demo" };

const told = Promise.withResolvers<undefined>();

/** What a host does with an event: it only wakes the intake, which reads the order anew. */
export const handler = createEventHandler({
  ...credentials,
  onEvent: (event) => {
    if (!isKnownEvent(event) || event.event_type !== "order") return;
    console.log(
      `order ${event.data.order_id}: ${event.data.order_event_type}, ${event.data.order_state_changed}`,
    );
    if (event.data.order_id === 2) told.resolve(undefined);
  },
});

/** Two sales in the emulated Sitoo, told to a server that listens. */
export async function sellTwo(server: Server): Promise<void> {
  if (!server.listening) await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const shop = aShop();
  const sitoo = createSitooEmulator({ shop, clock: systemClock });
  const url = `http://127.0.0.1:${port}/sitoo`;
  const hook = sendEvents(
    { books: sitoo.books, clock: systemClock, shop },
    { ...credentials, url, deliver: fetch, duplicates: 1, random: () => 0 },
  );
  sitoo.deliver(anOrder({ orderid: 1 }));
  sitoo.deliver(anOrder({ orderid: 2 }));
  await told.promise;
  hook.stop();
  server.closeAllConnections();
  server.close();
}
