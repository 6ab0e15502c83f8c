import { createB1Client } from "@instep/sap-b1-client";
import { createSitooClient } from "@instep/sitoo-client";
import { createSyncEngine } from "@instep/sync-engine";
import { sqliteLedger } from "@instep/sync-engine/sqlite";
import {
  aCompany,
  anOrder,
  aShop,
  createB1Emulator,
  createSitooEmulator,
  virtualClock,
} from "@instep/testing";

// A user's program: it is installed beside the packed packages, type-checked there, and run there as it is and as CommonJS.

const clock = virtualClock(Date.parse("2026-11-20T09:30:00Z"));
const company = aCompany();
const shop = aShop({ orders: [anOrder()] });
const b1 = createB1Emulator({ company, clock });
const sitoo = createSitooEmulator({ shop, clock });

const startEngine = () =>
  createSyncEngine({
    b1: createB1Client({
      baseUrl: b1.baseUrl,
      companyDb: company.CompanyDB,
      userName: "INSTEP",
      password: "sap-demo",
      fetch: b1.fetch,
      clock,
    }),
    sitoo: createSitooClient({
      baseUrl: sitoo.baseUrl,
      eshopid: shop.eshopid,
      apiId: shop.apiId,
      password: shop.password,
      fetch: sitoo.fetch,
      clock,
    }),
    rules: {
      stores: { "1": { name: "Malmö", guestPartner: "POS-MALMO", warehouse: "MALMO" } },
      vat: { "25": "S25" },
      tenders: { Card: { kind: "card", creditCard: 1 } },
    },
    ledger: sqliteLedger(process.argv[2] ?? "ledger.db"),
    clock,
  });

const first = await startEngine();
await first.runOnce();
const restarted = await startEngine();
const { posted } = await restarted.runOnce();
process.stdout.write(JSON.stringify({ invoices: b1.books.invoices().length, posted }));
