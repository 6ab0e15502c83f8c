import { createSitooClient } from "@instep/sitoo-client";
import { aShop, createSitooEmulator, trade, virtualClock } from "@instep/testing";
import { type Report, versionOf } from "./report.ts";
import { medianOf, type Result, rounded, timingsOf } from "./rounds.ts";

const orders = 5_000;

/**
 * What reading an order by the client costs, beside the same pages fetched and parsed by nobody's client; and what making
 * one costs in the generator of trade, beside writing it as JSON.
 */
export async function measureOrders(): Promise<Report> {
  const { fetch, client, urls } = await recorded();
  const { history } = trade({ seed: 7, orders });
  const ready = [...history.range(0, Infinity)];
  const sizes: number[] = [];
  const timings = await timingsOf(
    [
      { name: "parse", round: () => parseAll(fetch, urls) },
      { name: "read", round: () => readAll(client) },
      {
        name: "make",
        round: async () => {
          sizes.push(await Promise.resolve([...history.range(0, Infinity)].length));
        },
      },
      {
        name: "write",
        round: async () => {
          sizes.push(await Promise.resolve(JSON.stringify(ready).length));
        },
      },
    ],
    { rounds: 7, count: orders },
  );
  const time = (name: string): number => medianOf(timings, name);
  return {
    title: "Orders of Sitoo",
    about: `Reading is that of ${String(orders)} orders by watermark, a thousand on a page, over a fetch that has the answers at hand; the floor fetches and parses the same pages. Making is the emulator's generator of trade; its floor writes orders that are there as JSON.`,
    versions: { zod: versionOf("zod") },
    results: [
      row("an order read by sitoo.orders.each", time("read"), time("parse")),
      row("an order made by trade()", time("make"), time("write")),
    ],
  };
}

function row(name: string, value: number, floor: number): Result {
  const figures = { value: rounded(value, 1), unit: "µs", peer: {}, floor: rounded(floor, 1) };
  return { name, ...figures, ratio: rounded(value / floor), goal: null, met: null };
}

/** The pages as the emulated Sitoo gives them, each asked for once. */
async function recorded() {
  const shop = aShop({ ...trade({ seed: 7, orders }).shop, arrivals: [] });
  const sitoo = createSitooEmulator({ shop, clock: virtualClock(Date.parse("2027-01-01T00:00:00Z")) });
  const pages = new Map<string, string>();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { url } = new Request(input, init);
    const text = pages.get(url) ?? (await (await sitoo.fetch(input, init)).text());
    pages.set(url, text);
    return new Response(text, { headers: { "content-type": "application/json" } });
  };
  const { apiId, password, eshopid } = shop;
  const client = createSitooClient({ baseUrl: sitoo.baseUrl, eshopid, apiId, password, fetch, gap: 0 });
  await readAll(client);
  return { fetch, client, urls: [...pages.keys()] };
}

async function readAll(client: ReturnType<typeof createSitooClient>): Promise<void> {
  let read = 0;
  for await (const order of client.orders.each()) if (order.ok) read += 1;
  if (read !== orders) throw new Error(`${String(read)} orders were read, not ${String(orders)}`);
}

async function parseAll(fetch: typeof globalThis.fetch, urls: readonly string[]): Promise<void> {
  for (const url of urls) await (await fetch(url)).json();
}
