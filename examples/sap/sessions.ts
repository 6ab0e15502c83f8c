import { type AnswerEvent, type CachedSession, isB1Error, type SessionCache } from "@instep/sap-b1-client";
import { startCompany } from "./company.ts";

/** One session for two clients: the program of docs/concepts/sessions.md, run against the emulated SAP on a port. */

const { sap, connect, close } = await startCompany();

/** In a real service these three lines talk to Redis or a table that all processes see. */
const entries = new Map<string, CachedSession>();
const sessionCache: SessionCache = {
  get: async (key) => Promise.resolve(entries.get(key)),
  set: async (key, session) => Promise.resolve(void entries.set(key, session)),
  delete: async (key) => Promise.resolve(void entries.delete(key)),
};

let logins = 0;
const onAnswer = ({ request }: AnswerEvent): void => {
  if (request["url.template"].endsWith("/Login")) logins += 1;
};

const [first, second] = [connect({ sessionCache, onAnswer }), connect({ sessionCache, onAnswer })];
await first.items.count();
await second.items.count();
console.log("logins of two clients:", logins);

sap.expireSessions();
await Promise.all([first.items.count(), first.invoices.count(), first.items.find("SKU-1")]);
await second.items.count();
console.log("after SAP forgot the session:", logins);

const wrong = connect({ companyDb: "NO_SUCH_DB", onAnswer });
for (const attempt of [1, 2, 3]) {
  await wrong.items.count().catch((error: unknown) => {
    if (isB1Error(error)) console.log(`attempt ${attempt}:`, error.code);
  });
}
console.log("logins asked of SAP in all:", logins);

await first.logout();
await close();
