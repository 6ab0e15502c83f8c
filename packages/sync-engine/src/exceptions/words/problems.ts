import type { Problem, ProblemCode } from "@instep/mapping-core";
import type { Words } from "../findings.ts";
import { itemWords } from "./items.ts";

export type WordsOfProblems = { readonly [C in ProblemCode]: Words<Extract<Problem, { readonly code: C }>> };

/** Problems of a document before SAP has seen it. */
export const problemWords: WordsOfProblems = {
  ...itemWords,
  "unreadable-order": {
    owner: "IT",
    severity: "error",
    what: ({ faults }) => `The order cannot be read as Sitoo sent it: ${faults.join("; ")}.`,
    action: "Look at the order in Sitoo; tell Sitoo support if it looks right there. Then retry.",
  },
  "closed-not-paid": {
    owner: "retail operations",
    severity: "error",
    what: ({ total }) => `The order of ${total} is closed in Sitoo but was never paid in full.`,
    action: "Settle or cancel the order in Sitoo.",
  },
  "no-lines": {
    owner: "retail operations",
    severity: "error",
    what: () => "The sale has no lines.",
    action: "Look at the order in Sitoo and cancel it if nothing was sold.",
  },
  "no-quantity": {
    owner: "retail operations",
    severity: "error",
    what: ({ sku }) => `The line of ${sku} has quantity 0.`,
    action: "Look at the order in Sitoo; correct it or book it by hand.",
  },
  "no-sku": {
    owner: "merchandising",
    severity: "error",
    what: ({ orderitemid }) => `Line ${orderitemid + 1} was sold without an article number.`,
    action: "Give the product an article number in Sitoo and SAP; book this sale by hand.",
  },
  "unknown-line-type": {
    owner: "IT",
    severity: "error",
    what: ({ orderitemid, orderitemtype }) =>
      `Line ${orderitemid + 1} is of type ${orderitemtype}, which nobody has described.`,
    action: "Find out in Sitoo what this line is, and book the sale by hand until Instep knows the type.",
  },
  "unknown-vat-rate": {
    owner: "finance",
    severity: "error",
    what: ({ sku, vatvalue }) =>
      `${sku} was sold at ${vatvalue} % VAT, and no VAT group in SAP is named for that rate.`,
    action: "Correct the product's VAT in Sitoo, or name the VAT group in the rules. Then retry.",
  },
  "zero-vat-rate": {
    owner: "finance",
    severity: "error",
    what: ({ sku, amount }) =>
      `${sku} was sold for ${amount} without VAT; the percentage alone does not say why.`,
    action: "Find out whether it is a voucher, an export or exempt goods, and book the sale by hand.",
  },
  "vat-does-not-fit-its-rate": {
    owner: "finance",
    severity: "error",
    what: ({ vatvalue, expected, vat }) =>
      `The lines at ${vatvalue} % hold VAT of ${vat}, but at that rate it would be ${expected}: more than rounding explains.`,
    action: "Find out in Sitoo whether it was a sale without VAT or a wrong rate, and book the sale by hand.",
  },
  "lines-do-not-add-up": {
    owner: "finance",
    severity: "error",
    what: ({ lines, total }) => `The lines add up to ${lines}, but the order says ${total}.`,
    action: "Compare the receipt with the order in Sitoo, and book the sale by hand.",
  },
  "total-does-not-add-up": {
    owner: "finance",
    severity: "error",
    what: ({ parts, total, rounding }) =>
      `Net, VAT and tax add up to ${parts}, the order says ${total}, and its rounding of ${rounding} does not explain it.`,
    action: "Compare the receipt with the order in Sitoo, and book the sale by hand.",
  },
  "payments-do-not-add-up": {
    owner: "finance",
    severity: "error",
    what: ({ paid, total }) => `The payments add up to ${paid}, but the order says ${total}.`,
    action: "Find the right amount on the receipt or in the terminal's report, and book the sale by hand.",
  },
  "unmapped-tender": {
    owner: "finance",
    severity: "error",
    what: ({ tender, amount }) =>
      `${amount} was paid with "${tender}", and the rules do not say where that money goes in SAP.`,
    action: "Name the tender in the rules with its account. Then retry.",
  },
  "unmapped-cash-rounding": {
    owner: "finance",
    severity: "error",
    what: ({ amount }) =>
      `The total was rounded by ${amount} for cash, and the rules name no item for cash rounding.`,
    action: "Name the rounding item and its VAT group in the rules (cashRounding). Then retry.",
  },
  "us-sales-tax": {
    owner: "finance",
    severity: "error",
    what: ({ amount }) => `The order has a US sales tax of ${amount}, which Instep does not post.`,
    action: "Book the sale by hand.",
  },
  "unknown-register": {
    owner: "retail operations",
    severity: "error",
    what: ({ registerid }) => `Sitoo does not say in which store the register ${registerid} stands.`,
    action: "Give the register's warehouse its store in Sitoo. Then retry.",
  },
  "unmapped-store": {
    owner: "retail operations",
    severity: "error",
    what: ({ storeid }) => `The rules do not say what store ${storeid} is in SAP.`,
    action: "Name the store in the rules with its guest partner and warehouse. Then retry.",
  },
  "no-time-zone": {
    owner: "IT",
    severity: "error",
    what: () =>
      "Neither the order nor the rules say in which time zone the till stands, so its business date is unknown.",
    action: "Name the store's time zone in the rules. Then retry.",
  },
  "ambiguous-partner": {
    owner: "customer experience",
    severity: "error",
    what: ({ found }) => `The customer's e-mail address stands on ${found} business partners in SAP.`,
    action: "Merge the business partners or correct their addresses in SAP. Then retry.",
  },
  "discount-without-line": {
    owner: "IT",
    severity: "error",
    what: ({ orderitemid }) =>
      `Line ${orderitemid + 1} is a discount, and the line before it is not of its VAT rate.`,
    action: "Look at the order in Sitoo; correct it or book it by hand.",
  },
  "vat-group-has-other-rate": {
    owner: "finance",
    severity: "error",
    what: ({ vatGroup, date, rate, inSap }) =>
      `The sale has ${rate} % VAT, but the VAT group ${vatGroup} is worth ${inSap} % in SAP on ${date}.`,
    action: "Name a VAT group of that rate for the time of the sale in the rules (vatOverrides). Then retry.",
  },
  "ignores-stock": {
    owner: "retail operations",
    severity: "error",
    what: () => "The order says that its goods must not move stock, and an invoice would move it.",
    action:
      "Name an item or a warehouse for such goods in the rules (ignoresStock), or put such orders out of scope.",
  },
  "unmapped-warehouse": {
    owner: "retail operations",
    severity: "error",
    what: ({ warehouseid }) =>
      `Goods left or came back to warehouse ${warehouseid} of Sitoo, and the rules do not say which one that is in SAP.`,
    action: "Name the warehouse in the rules (warehouses). Then retry.",
  },
  "negative-line-of-goods": {
    owner: "merchandising",
    severity: "error",
    what: ({ sku, amount }) => `${sku} stands on the receipt with ${amount}, and is an item held in stock.`,
    action:
      "Make the coupon or deposit an item that is not held in stock, in the rules (itemCodes) or in SAP. Then retry.",
  },
  "sales-bill-of-materials": {
    owner: "merchandising",
    severity: "error",
    what: ({ sku }) =>
      `${sku} is a set in SAP, which would be taken apart into lines that no receipt line answers to.`,
    action: "Sell the parts, or make the set an item of its own in SAP. Then retry.",
  },
  "needs-numbers": {
    owner: "merchandising",
    severity: "error",
    what: ({ sku, managedBy }) =>
      `${sku} needs its ${managedBy} numbers on every document, and the order has none.`,
    action: "Let the till record the numbers (rule serialNumbers), or book the sale by hand.",
  },
  "total-out-of-reach": {
    owner: "IT",
    severity: "error",
    what: ({ inSap, receipt }) => `SAP would make ${inSap} of the receipt over ${receipt}.`,
    action:
      "Send the order number and this message to whoever looks after Instep; book it by hand meanwhile.",
  },
  "negative-total": {
    owner: "finance",
    severity: "error",
    what: ({ total }) => `The document would come to ${total}, and SAP takes none below zero.`,
    action: "Book the order by hand.",
  },
  "virtual-payment": {
    owner: "finance",
    severity: "error",
    what: ({ tender, amount }) =>
      `The order is half of an exchange: ${amount} by "${tender}" is not money but the other half's goods.`,
    action: "Name the clearing account of exchanges in the rules (exchangeAccount). Then retry.",
  },
  "mixed-order-without-clearing": {
    owner: "finance",
    severity: "error",
    what: ({ amount }) =>
      `The order sells and takes back; ${amount} of it is settled by the goods themselves.`,
    action: "Name the clearing account of exchanges in the rules (exchangeAccount). Then retry.",
  },
  "on-account-without-customer": {
    owner: "customer experience",
    severity: "error",
    what: ({ amount }) =>
      `${amount} was sold on account, and nobody knows to whom: there is nobody to collect from.`,
    action: "Give the order a customer whom SAP knows, or correct the tender in Sitoo. Then retry.",
  },
  "on-account-against-its-document": {
    owner: "finance",
    severity: "error",
    what: ({ amount }) => `${amount} is on account against the direction of the order.`,
    action: "Find out what was agreed with the customer, and book the order by hand.",
  },
  "unmapped-fee": {
    owner: "finance",
    severity: "error",
    what: ({ fee, amount }) =>
      `The order has a ${fee} fee of ${amount}, and the rules do not say what that is in SAP.`,
    action: "Name an item or a freight for it in the rules (fees). Then retry.",
  },
  "fee-without-rate": {
    owner: "finance",
    severity: "error",
    what: ({ fee, amount, vat }) =>
      `The ${fee} fee of ${amount} holds VAT of ${vat}, which is that of no rate in the rules.`,
    action: "Find out the fee's VAT in Sitoo, name its rate in the rules (vat), or book the sale by hand.",
  },
  "gift-cards-without-rule": {
    owner: "finance",
    severity: "error",
    what: ({ amount }) =>
      `${amount} moved by gift card, and the rules do not say which kind of voucher it is.`,
    action: "Say in the rules (giftCards) whether gift cards carry their VAT with them. Then retry.",
  },
  "gift-card-with-vat": {
    owner: "finance",
    severity: "error",
    what: ({ sku, vatvalue }) =>
      `The gift card ${sku} was sold at ${vatvalue} % VAT, and the rules call it multi-purpose: without VAT.`,
    action: "Correct the product's VAT in Sitoo, or the kind in the rules (giftCards.kind). Then retry.",
  },
  "single-purpose-voucher": {
    owner: "finance",
    severity: "error",
    what: ({ vatvalue }) =>
      `A single-purpose gift card met goods at ${vatvalue} % VAT, which is not the rate it was sold at.`,
    action: "Find out whether the cards are multi-purpose after all, and book this order by hand.",
  },
  "waits-for-sale": {
    owner: "finance",
    severity: "warning",
    what: ({ orderid }) => `The return waits for order ${orderid}, its sale, which is not wholly in SAP yet.`,
    action: "Look after the exception of that order: the return follows by itself.",
  },
  "over-returned": {
    owner: "finance",
    severity: "error",
    what: ({ sku, sold, credited, returning }) =>
      `${returning} of ${sku} came back, of ${sold} sold and ${credited} credited before.`,
    action: "Find the credit memo that was made before; if it is this return, close the exception.",
  },
  "no-exchange-rate": {
    owner: "finance",
    severity: "error",
    what: ({ currency, localCurrency }) =>
      `SAP has no rate from ${currency} to ${localCurrency} for the day of the sale.`,
    action: "Enter the rate in SAP. Then retry.",
  },
  "unknown-series": {
    owner: "IT",
    severity: "error",
    what: ({ series, document }) => `SAP has no series ${series} for this document (${document}) and store.`,
    action: "Make the series in SAP for the year of the sale, or correct its name in the rules. Then retry.",
  },
  "text-shortened": {
    owner: "IT",
    severity: "warning",
    what: ({ field, length, kept }) => `A text of ${length} letters was cut to ${kept} in ${field}.`,
    action: "Nothing: the order's identity is whole.",
  },
  "advance-paid-back": {
    owner: "finance",
    severity: "error",
    what: ({ amount }) => `${amount} of an advance was paid back, and the advance is a down payment in SAP.`,
    action: "Credit the down payment by hand.",
  },
  "amount-too-fine": {
    owner: "IT",
    severity: "error",
    what: ({ field, amount }) => `${field} is ${amount}: finer than the hundredths that Sitoo documents.`,
    action: "Find out who made the order with such amounts, and book it by hand.",
  },
  "store-movement": {
    owner: "retail operations",
    severity: "warning",
    what: ({ warehousetransactionid }) =>
      `Staff moved goods in Sitoo (transaction ${warehousetransactionid}), and the rules do not say what that is in SAP.`,
    action:
      "Book it in SAP, or say in the rules (stock.movements) what such movements become. The store's figures stay until then.",
  },
  "takings-incomplete": {
    owner: "IT",
    severity: "error",
    what: ({ zreportid, fields }) => `Z-report ${zreportid} does not say ${fields.join(", ")}.`,
    action: "Look at the Z-report in Sitoo, and book the drawer by hand.",
  },
  "takings-do-not-add-up": {
    owner: "finance",
    severity: "error",
    what: ({ zreportid, field, stated, computed }) =>
      `Z-report ${zreportid} says ${field} ${stated}, but its own figures come to ${computed}.`,
    action: "Compare with the paper of the till, and book the drawer by hand.",
  },
  "takings-in-foreign-currency": {
    owner: "finance",
    severity: "error",
    what: ({ zreportid, currency }) => `Z-report ${zreportid} counts a drawer in ${currency}.`,
    action: "Book the drawer by hand.",
  },
  "key-too-long": {
    owner: "IT",
    severity: "error",
    what: ({ key, room }) => `The key ${key} is longer than the ${room} letters that SAP keeps of it.`,
    action: "Shorten the register's key in Sitoo, and book this document by hand.",
  },
  "no-card-code": {
    owner: "IT",
    severity: "error",
    what: ({ needs }) =>
      `The customer has no ${needs}, from which the rules make the CardCode of a new partner.`,
    action: "Choose another numbering in the rules (customers.create.numbering). Then retry.",
  },
  "card-code-too-long": {
    owner: "IT",
    severity: "error",
    what: ({ length, room }) => `The new partner's CardCode has ${length} letters, and SAP holds ${room}.`,
    action: "Shorten the template in the rules (customers.create.numbering). Then retry.",
  },
  "customer-field-too-long": {
    owner: "customer experience",
    severity: "error",
    what: ({ field, length, room }) =>
      `${field} of the customer has ${length} letters, and SAP holds ${room}.`,
    action: "Correct the customer in Sitoo. Then retry.",
  },
  "partner-without-email": {
    owner: "customer experience",
    severity: "warning",
    what: ({ CardCode }) =>
      `Business partner ${CardCode} has no e-mail address, by which Sitoo knows customers.`,
    action: "Enter an e-mail address in SAP.",
  },
  "price-in-other-currency": {
    owner: "merchandising",
    severity: "error",
    what: ({ sku, pricelistid, currency, inSap }) =>
      `${sku} has a price in ${inSap}, and price list ${pricelistid} of Sitoo is in ${currency}.`,
    action: "Enter a price in that currency in SAP, or correct which list feeds which (rules: prices.lists).",
  },
  "price-without-vat-rate": {
    owner: "merchandising",
    severity: "error",
    what: ({ sku, vatGroup, date }) =>
      vatGroup === ""
        ? `${sku} has no VAT group for sales, so that its price cannot be computed.`
        : `VAT group ${vatGroup} of ${sku} has no rate on ${date}.`,
    action: "Enter the VAT group of the item, or the rate of the group, in SAP.",
  },
  "price-is-zero": {
    owner: "merchandising",
    severity: "error",
    what: ({ sku, pricelistid }) => `${sku} would be free on price list ${pricelistid}.`,
    action: "Enter its price in SAP, or take the price away. If goods may be free, say so in the rules.",
  },
  "price-below-cost": {
    owner: "merchandising",
    severity: "error",
    what: ({ sku, pricelistid, net, cost, leastMargin }) =>
      `${sku} would be sold at ${net} net on price list ${pricelistid}, and costs ${cost}: less than ${leastMargin} % is left.`,
    action: "Correct the price or the cost in SAP, or lower the limit in the rules.",
  },
  "price-jump": {
    owner: "merchandising",
    severity: "error",
    what: ({ sku, pricelistid, was, becomes, largestChange }) =>
      `${sku} would go from ${was} to ${becomes} on price list ${pricelistid}: more than ${largestChange} %.`,
    action: "Correct the price in SAP, or push it by hand once it is confirmed.",
  },
  "price-is-negative": {
    owner: "merchandising",
    severity: "error",
    what: ({ sku, pricelistid, price }) => `${sku} would cost ${price} on price list ${pricelistid}.`,
    action: "Correct the price, or the discount that it comes from, in SAP.",
  },
  "volume-price-unusable": {
    owner: "merchandising",
    severity: "error",
    what: ({ sku, pricelistid, quantity }) =>
      `${sku} has a volume price from ${quantity} units on, which price list ${pricelistid} of Sitoo cannot hold.`,
    action: "Let volume prices start at whole units, each at another number, in SAP.",
  },
  "advance-unlike-payment": {
    owner: "finance",
    severity: "error",
    what: ({ key, posted, paid }) =>
      `${posted} was posted as ${key} before the order was final, and the order says ${paid} there now.`,
    action: "Find out what was changed in Sitoo, and book the order by hand.",
  },
  "advance-without-rule": {
    owner: "finance",
    severity: "error",
    what: ({ amount }) =>
      `${amount} was posted as an advance, and the rules name no account of advances any more.`,
    action: "Put the rule back (advances) until the last advance is released. Then retry.",
  },
  "advance-exceeds-sale": {
    owner: "finance",
    severity: "error",
    what: ({ advance, sale }) => `${advance} was declared as a down payment, and ${sale} was sold.`,
    action: "Credit the down payment in SAP, and book the order by hand.",
  },
  "rounding-too-large": {
    owner: "retail operations",
    severity: "error",
    what: ({ amount, largest }) =>
      `The total is off by ${amount}, and cash is rounded by ${largest} at most.`,
    action: "Find out what the till did, and book the order by hand; or correct the limit in the rules.",
  },
  "quantities-contradict": {
    owner: "IT",
    severity: "error",
    what: ({ sku, quantity, decimalquantitytotal }) =>
      `${sku} has the quantity ${quantity} and the measure ${decimalquantitytotal}: one came in, the other went out.`,
    action: "Find out who made the order so, and book it by hand.",
  },
  "impossible-order-date": {
    owner: "IT",
    severity: "error",
    what: ({ orderdate }) =>
      `The order's date is ${orderdate}, which is no day of trade in seconds since 1970.`,
    action: "Find out who made the order so, and book it by hand.",
  },
  "delivered-unlike-sold": {
    owner: "retail operations",
    severity: "error",
    what: ({ sku, sold, delivered }) => `${sold} of ${sku} were sold, and the deliveries say ${delivered}.`,
    action: "Correct the deliveries in Sitoo, or book the order by hand.",
  },
  "refund-unlike-sale": {
    owner: "finance",
    severity: "warning",
    what: ({ sku, sale, refund }) => `${refund} was given back for ${sku}, which was sold for ${sale}.`,
    action:
      "Nothing: the credit memo says what the refund's receipt says. Ask the store if it happens often.",
  },
};
