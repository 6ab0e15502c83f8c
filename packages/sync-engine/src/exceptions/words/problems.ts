import type { Problem, ProblemCode } from "@instep/mapping-core";
import type { Words } from "../findings.ts";

type WordsOfProblems = { readonly [C in ProblemCode]: Words<Extract<Problem, { readonly code: C }>> };

const returnsComeLater = "Book the credit memo and the refund by hand: this version posts sales only.";

/** Problems of a document before SAP has seen it. */
export const problemWords: WordsOfProblems = {
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
  "ignores-stock": {
    owner: "retail operations",
    severity: "error",
    what: () => "The order says that its goods must not move stock, and an invoice would move it.",
    action: "Say in the rules (scope.tags) who invoices such orders, or book it by hand.",
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
  "negative-tender": {
    owner: "finance",
    severity: "error",
    what: ({ tender, amount }) =>
      `"${tender}" comes to ${amount}: more was given back than paid, and SAP takes no negative payment.`,
    action: "Book the incoming and the outgoing payment by hand.",
  },
  "virtual-payment": {
    owner: "finance",
    severity: "error",
    what: ({ tender, amount }) =>
      `The sale is part of an exchange: ${amount} by "${tender}" is not money but the returned goods.`,
    action: "Book the exchange by hand: this version posts sales only.",
  },
  "unmapped-cash-rounding": {
    owner: "finance",
    severity: "error",
    what: ({ amount }) =>
      `The total was rounded by ${amount} for cash, and the rules name no item for cash rounding.`,
    action: "Name the rounding item and its VAT group in the rules (cashRounding). Then retry.",
  },
  "unmapped-fee": {
    owner: "finance",
    severity: "error",
    what: ({ fee, amount }) =>
      `The order has a ${fee} fee of ${amount}, and the rules do not say what that is in SAP.`,
    action: "Book the sale by hand.",
  },
  "us-sales-tax": {
    owner: "finance",
    severity: "error",
    what: ({ amount }) => `The order has a US sales tax of ${amount}, which Instep does not post.`,
    action: "Book the sale by hand.",
  },
  "gift-card-sold": {
    owner: "finance",
    severity: "error",
    what: ({ sku, amount }) =>
      `A gift card (${sku}) of ${amount} was sold: a debt to its holder, not revenue.`,
    action: "Book the sale by hand on the gift-card liability.",
  },
  "return-not-posted": {
    owner: "finance",
    severity: "error",
    what: ({ total }) => `Goods for ${total} were returned.`,
    action: returnsComeLater,
  },
  "mixed-order-not-posted": {
    owner: "finance",
    severity: "error",
    what: ({ sold, returned }) => `The order sells for ${sold} and takes back for ${returned}.`,
    action: returnsComeLater,
  },
  "foreign-currency": {
    owner: "finance",
    severity: "error",
    what: ({ currency, localCurrency }) =>
      `The sale is in ${currency}, and the books are in ${localCurrency}.`,
    action: "Book the sale by hand: this version posts in the company's own currency only.",
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
};
