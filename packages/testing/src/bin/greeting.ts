import type { StageSettings } from "./companies.ts";
import type { Running } from "./start.ts";

/** How to reach both systems, for programs. */
export function contactOf({ sap, sitoo, company, shop, holds }: Running, settings: StageSettings) {
  const [user] = company.users;
  return {
    sap: {
      v1: sap.url.replace(/v2$/, "v1"),
      v2: sap.url,
      companyDb: company.CompanyDB,
      userName: user?.UserName ?? "",
      password: user?.Password ?? "",
    },
    sitoo: {
      baseUrl: sitoo.url,
      eshopid: shop.eshopid,
      apiId: shop.apiId,
      password: shop.password,
    },
    holds,
    ...settings,
  };
}

/** The same for people. */
export function greetingOf(running: Running, settings: StageSettings, dir: string | undefined): string {
  const { sap, sitoo, holds } = contactOf(running, settings);
  const login = JSON.stringify({ CompanyDB: sap.companyDb, UserName: sap.userName, Password: sap.password });
  return `SAP Business One, Service Layer
  v2        ${sap.v2}
  v1        ${sap.v1}
  company   ${sap.companyDb} (${running.company.CompanyName}), ${holds.items} items, ${holds.businessPartners} business partners, ${holds.invoices} invoices, ${holds.incomingPayments} incoming payments
  user      ${sap.userName}
  password  ${sap.password}
  try       curl -c cookies -d '${login}' ${sap.v2}/Login
            curl -b cookies '${sap.v2}/Items?$select=ItemCode,ItemName'

Sitoo
  API       ${sitoo.baseUrl}
  site      ${sitoo.eshopid}, ${holds.orders} orders of ${settings.date} (seed ${settings.seed})
  API id    ${sitoo.apiId}
  password  ${sitoo.password}
  try       curl -u ${sitoo.apiId}:${sitoo.password} '${sitoo.baseUrl}/orders.json?num=3'

${dir === undefined ? "Everything is forgotten at the end; --dir DIR keeps it." : `The books are kept in ${dir}.`} Ctrl+C stops both.`;
}
