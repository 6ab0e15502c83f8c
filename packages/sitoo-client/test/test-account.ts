import {
  type anOrder,
  aShop,
  createSitooEmulator,
  type Shop,
  type SitooEmulator,
  type SitooOptions as SitooBehaviour,
  virtualClock,
} from "@instep/testing";
import {
  type ApiUser,
  createSitooClient,
  SitooError,
  type SitooClient,
  type SitooSettings,
} from "../src/index.ts";

/** An account to test against, and a client of it. */
export interface TestAccount {
  readonly sitoo: SitooEmulator;
  readonly clock: ReturnType<typeof virtualClock>;
  readonly client: SitooClient;
  /** The requests that reached Sitoo so far, such as "GET orders.json?num=1000". */
  readonly seen: readonly string[];
}

/** What a test states of its account; everything else is the smallest there is. */
export interface TestAccountOptions {
  readonly shop?: Partial<Shop> & { readonly orders?: readonly ReturnType<typeof anOrder>[] };
  readonly options?: Partial<SitooBehaviour>;
  readonly client?: Partial<SitooSettings & ApiUser>;
}

/** 14 July 2026, ten o'clock. */
export const morning = Date.parse("2026-07-14T10:00:00Z");

/** The emulated account of a small shop, spoken to at its own pace. */
export function testAccount({ shop, options, client: settings }: TestAccountOptions = {}): TestAccount {
  const clock = virtualClock(morning);
  const made = aShop(shop);
  const sitoo = createSitooEmulator({ shop: made, clock, ...(options && { options }) });
  const seen: string[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const { method, url } = new Request(input, init);
    seen.push(`${method} ${url.slice(sitoo.baseUrl.length + 1)}`);
    return sitoo.fetch(input, init);
  };
  const { apiId, password, eshopid } = made;
  const { baseUrl } = sitoo;
  const client = createSitooClient({
    ...{ baseUrl, eshopid, apiId, password, fetch, clock, gap: 0, random: () => 0 },
    ...settings,
  });
  return { sitoo, clock, client, seen };
}

/** Everything that a list gives. */
export async function all<T>(records: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const record of records) found.push(record);
  return found;
}

/** The error that the work fails with. */
export async function failing(work: Promise<unknown>): Promise<SitooError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof SitooError) return error;
  throw new Error(`expected a SitooError, got ${String(error)}`, { cause: error });
}
