import { SitooError } from "@instep/sitoo-client";
import { startAccount } from "./account.ts";

/** What an error says: the program of docs/sitoo/errors.md, run against the emulated Sitoo on a port. */

const { sitoo, url, connect, close } = await startAccount();

async function told(name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
    console.log(`${name}: no error`);
  } catch (error) {
    if (!(error instanceof SitooError)) throw error;
    console.log([name, error.outcome, error.code, error.status ?? "-", error.errortext ?? "-"].join(" | "));
  }
}

const store = { name: "Lund", storetype: 10 };
const client = connect({ retries: 0 });
await told("wrong password", () => connect({}, { apiId: "1500-1", password: "secret" }).stores.add(store));
const unnamable = { ordertypeid: 10, externalid: "not allowed!" }; // orders.add would not even send it
await told("bad request", () => client.request({ operation: "addOrder", body: unnamable }));
await told("not there", () => client.stores.update(99, { name: "Lund" }));
sitoo.faults.inject("bad-gateway", { method: "POST", path: "" });
await told("proxy page", () => client.stores.add(store));
await close();
const closed = connect({ baseUrl: url.replace("127.0.0.1", "localhost"), retries: 0 });
await told("nobody there", () => closed.stores.add(store));
