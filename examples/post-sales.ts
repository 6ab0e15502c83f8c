import { createB1Client } from "@instep/sap-b1-client";
import { createSitooClient } from "@instep/sitoo-client";
import { createSyncEngine, parseConfig } from "@instep/sync-engine";
import { sqliteLedger } from "@instep/sync-engine/sqlite";
import { aCompany, anOrder, aShop, createB1Emulator, createSitooEmulator } from "@instep/testing";
import { systemClock } from "@instep/http";
import { listen } from "@instep/testing/node";

/** The smallest program of the README, run against both emulated systems on ports of this machine. */

const [company, shop] = [aCompany(), aShop({ orders: [anOrder({ orderid: 11_513 })] })];
const sapSystem = await listen(createB1Emulator({ company, clock: systemClock }));
const sitooSystem = await listen(createSitooEmulator({ shop, clock: systemClock }));

const config = {
  sap: {
    baseUrl: sapSystem.url,
    companyDb: company.CompanyDB,
    userName: "INSTEP",
    password: { env: "SAP_PASSWORD" },
  },
  sitoo: { baseUrl: sitooSystem.url, eshopid: 1, apiId: shop.apiId, password: { env: "SITOO_PASSWORD" } },
  rules: {
    stores: {
      "1": { name: "Malmö", guestPartner: "POS-MALMO", warehouse: "MALMO", timeZone: "Europe/Stockholm" },
    },
    vat: { "25": "S25" },
    tenders: { Card: { kind: "card", creditCard: 1 } },
  },
};
const { sap, sitoo, rules } = parseConfig(config, { SAP_PASSWORD: "sap-demo", SITOO_PASSWORD: "sitoo-demo" });

const engine = await createSyncEngine({
  b1: createB1Client(sap),
  sitoo: createSitooClient(sitoo),
  rules,
  ledger: sqliteLedger(":memory:"),
});

console.log(await engine.runOnce());
for (const { orderid, what, action } of await engine.exceptions.list()) console.log(orderid, what, action);

await Promise.all([sapSystem.close(), sitooSystem.close()]);
