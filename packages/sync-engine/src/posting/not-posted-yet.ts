import { type Decimal, decimal, plus, type Plan, sum, toText } from "@instep/mapping-core";
import type { Order } from "@instep/sitoo-client";
import type { PostingFinding } from "../exceptions/findings.ts";

/** What can be planned, and what this engine does not post yet: it posts invoices and the payments that settle them. */
export function notPostedYet(order: Order): PostingFinding | undefined {
  const [returned, sold] = [true, false].map((back) =>
    order.orderitems.filter(({ quantity }) => quantity < 0 === back),
  );
  if (!returned || returned.length === 0) return undefined;
  return sold && sold.length > 0
    ? { code: "mixed-order-not-posted", sold: grossOf(sold), returned: grossOf(returned) }
    : { code: "return-not-posted", total: grossOf(returned) };
}

/** The same of a plan: a foreign currency, money paid back on a sale, anything but invoices and their payments. */
export function unpostable({ steps, currency }: Plan, localCurrency: string): PostingFinding | undefined {
  if (currency !== localCurrency) return { code: "foreign-currency", currency, localCurrency };
  const step = steps.find(
    ({ kind, ...rest }) => kind !== "invoice" && !(kind === "payment" && "pays" in rest),
  );
  return step && { code: "document-not-posted", kind: step.kind, key: step.key };
}

function grossOf(items: Order["orderitems"]): string {
  const gross = items.map(({ moneyitemtotal_net, moneyitemtotal_vat }): Decimal =>
    plus(decimal(moneyitemtotal_net), decimal(moneyitemtotal_vat)),
  );
  return toText(sum(gross));
}
