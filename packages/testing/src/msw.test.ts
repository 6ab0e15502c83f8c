import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aShop, anOrder } from "./builders.ts";
import { handlers } from "./msw.ts";
import { createSitooEmulator } from "./sitoo/emulator.ts";
import { virtualClock } from "./virtual-clock.ts";

const sitoo = createSitooEmulator({
  shop: aShop({ orders: [anOrder({ orderid: 3 })] }),
  clock: virtualClock(1),
});
const server = setupServer(...handlers(sitoo));

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

it("answers the host's own fetch in place of Sitoo", async () => {
  const headers = { authorization: `Basic ${btoa("1500-1:sitoo-demo")}` };
  const answer = await fetch(`${sitoo.baseUrl}/orders.json?fields=orderid`, { headers });

  expect(await answer.json()).toEqual({ totalcount: 1, items: [{ orderid: 3 }] });
});
