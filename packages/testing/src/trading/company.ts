import type { Company, CompanyItem } from "../b1/company.ts";
import { aCompany, monthsOf, roundingItem } from "../builders/company.ts";
import { discontinued, pieces, weighed, type Article } from "./catalogue.ts";
import { branches, customers } from "./chain.ts";

/** More of every item in every warehouse than a day can sell: refusals for want of stock are another story. */
const plenty = "100000";

/** The SAP company of the chain: it knows all articles but one, and most of the customers. */
export function chainCompany(year: number): Company {
  return aCompany({
    CompanyName: "Exempelhandeln AB",
    warehouses: branches.map(({ store, warehouseCode }) => ({
      WarehouseCode: warehouseCode,
      WarehouseName: store.name,
    })),
    items: [...[...pieces, ...weighed].map(toItem), { ...toItem(discontinued), Valid: false }, roundingItem],
    businessPartners: [
      ...branches.map(({ store, guestPartner }) => ({
        CardCode: guestPartner,
        CardName: `Kassakunder ${store.name}`,
      })),
      ...customers.flatMap(({ cardCode, namefirst, namelast, email }) =>
        cardCode === null
          ? []
          : [{ CardCode: cardCode, CardName: `${namefirst} ${namelast}`, EmailAddress: email }],
      ),
    ],
    periods: monthsOf(year),
  });
}

const groups = { 25: "S25", 12: "S12", 6: "S06" } as const;

const toItem = ({ sku, name, vat }: Article, index: number | undefined = 0): CompanyItem => ({
  ItemCode: sku,
  ItemName: name,
  InventoryItem: true,
  SalesVATGroup: groups[vat],
  cost: `${20 + index}.00`,
  stock: Object.fromEntries(branches.map(({ warehouseCode }) => [warehouseCode, plenty])),
});
