import { expect, it } from "vitest";
import type { SitooClient } from "./index.ts";

/** Never run: each line is a mistake that the compiler has to find, or this file does not compile. */
export const mistakes = (sitoo: SitooClient): readonly unknown[] => [
  // @ts-expect-error an operation that Sitoo does not have
  () => sitoo.request({ operation: "getCustomers" }),
  // @ts-expect-error the path needs the product
  () => sitoo.request({ operation: "getProduct" }),
  // @ts-expect-error a misspelled value of the path
  () => sitoo.request({ operation: "getProduct", path: { productId: 1 } }),
  // @ts-expect-error a question that Sitoo would overlook
  () => sitoo.request({ operation: "getAllOrders", query: { orderidform: 1 } }),
  // @ts-expect-error a GUID for a site
  () => sitoo.request({ operation: "getStores", path: { siteid: "{0A}" } }),
  // @ts-expect-error tills are made in Backoffice
  "add" satisfies keyof SitooClient["cashRegisters"],
  // @ts-expect-error a store has a type
  () => sitoo.stores.add({ name: "Lund" }),
  // @ts-expect-error amounts are text
  () => sitoo.pricesOf(1).batchSet([{ sku: "CAP", moneyprice: 99.5 }]),
  // @ts-expect-error a field that products do not have
  () => sitoo.products.each({ fields: ["name"] }),
  // @ts-expect-error what Sitoo computes is not sent
  () => sitoo.orders.add({ ordertypeid: 10, moneyfinal_net: "1.00" }),
];

it("mistakes are found before a program runs", () => {
  expect(mistakes).toBeTypeOf("function");
});
