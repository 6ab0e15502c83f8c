import type { Facts, RulesInput } from "@instep/mapping-core";
import type { OrderOverrides } from "@instep/testing";

/** An order as a test states it; an open one is planned as an advance. */
export interface Stated {
  readonly order: OrderOverrides;
  /** Store 1 is Malmö, store 2 Lund. @default 1 */
  readonly store?: 1 | 2;
  /** Where its goods left, when they did not all leave the store at once. */
  readonly deliveries?: Facts["deliveries"];
}

/** A kind of order: what a till makes, under which rules. Orders that name each other are posted in their order. */
export interface Kind {
  readonly name: string;
  /** What happened before, and is not shown. */
  readonly before?: readonly Stated[];
  readonly orders: readonly Stated[];
  readonly rules?: Partial<RulesInput>;
  /** CardCode of the customer that SAP knows. */
  readonly customer?: string;
}

const throwOfWool = { sku: "HOME-101", name: "Wool throw", gross: "599.00" };
const novel = { sku: "BOOK-103", name: "Crime novel", gross: "79.00", vat: 6 };
const beans = { sku: "BULK-101", name: "Coffee beans", gross: "112.05", vat: 6, unitQuantity: "0.450" };
const candle = { sku: "HOME-106", name: "Candle", gross: "89.60" };
const giftCard = { "giftcard-cardnumber": "1" };
const cardSold = { sku: "GIFTCARD", name: "Gift card", vat: 0, gross: "500.00", additionaldata: giftCard };
const virtual = { "virtual-payment": "true" };
const pay = (name: string, moneyamount: string) => ({ name, moneyamount });
const byGiftCard = (moneyamount: string) => ({ ...pay("Gift card", moneyamount), additionaldata: giftCard });

const sale: Stated = { order: { orderid: 1, lines: [throwOfWool] } };
const back = (of = 0, more: Readonly<Record<string, string>> = {}) => ({
  ...throwOfWool,
  quantity: -1,
  gross: "-599.00",
  additionaldata: { "pos-originalsales-orderitemid": String(of), ...more },
});
const returned = (order: OrderOverrides = {}, store: 1 | 2 = 1): Stated => ({
  store,
  order: { orderid: 2, creditorderid: 1, lines: [back()], ...order },
});
const singlePurpose = {
  giftCards: { kind: "single", itemCode: "GIFT", vatRate: "25", vatGroup: "S25" },
} as const;
const faulty = { reasons: { FAULTY: "write-off" } } as const;
const open = { orderstateid: 0, paymentstateid: 10 };
const delivery = (orderdeliveryid: number, warehouseid: number, orderitemid: number) => ({
  orderdeliveryid,
  warehouseid,
  orderdeliveryitems: [{ orderitemid, quantity: 1 }],
});

/** Every kind of order there is, in the order a reader wants to meet them. */
export const kinds: readonly Kind[] = [
  { name: "Sale by card", orders: [sale] },
  {
    name: "Sale in cash, rounded up",
    orders: [{ order: { orderid: 1, lines: [candle], payments: [pay("Cash", "90.00")] } }],
  },
  {
    name: "Sale in cash, rounded down",
    orders: [
      { order: { orderid: 1, lines: [{ ...candle, gross: "89.40" }], payments: [pay("Cash", "89.00")] } },
    ],
  },
  {
    name: "Sale with several tenders",
    orders: [
      {
        order: {
          orderid: 1,
          lines: [throwOfWool, novel],
          payments: [pay("Cash", "178.00"), pay("Card", "400.00"), pay("Swish", "100.00")],
        },
      },
    ],
  },
  {
    name: "Sale by gift card, the rest of the card paid out in cash",
    orders: [
      { order: { orderid: 1, lines: [throwOfWool], payments: [byGiftCard("600.00"), pay("Cash", "-1.00")] } },
    ],
  },
  { name: "Weighed goods", orders: [{ order: { orderid: 1, lines: [beans] } }] },
  {
    name: "Three for 100.00: a price that does not divide",
    orders: [{ order: { orderid: 1, lines: [{ ...candle, quantity: 3, gross: "100.00" }] } }],
  },
  {
    name: "Sale with a coupon on the receipt",
    rules: { itemCodes: { COUPON: "FREIGHT" } },
    orders: [
      { order: { orderid: 1, lines: [throwOfWool, { sku: "COUPON", name: "Coupon", gross: "-50.00" }] } },
    ],
  },
  {
    name: "Sale with a delivery fee",
    orders: [
      {
        order: {
          orderid: 1,
          lines: [throwOfWool],
          ...{ moneydelivery_net: "39.20", moneydelivery_vat: "9.80", moneytotal_gross_delivery: "49.00" },
          ...{ moneyfinal_net: "518.40", moneyfinal_vat: "129.60", moneytotal_gross_all: "648.00" },
          payments: [pay("Card", "648.00")],
        },
      },
    ],
  },
  { name: "Gift card sold (multi-purpose)", orders: [{ order: { orderid: 1, lines: [cardSold] } }] },
  {
    name: "Gift card sold (single-purpose)",
    rules: singlePurpose,
    orders: [{ order: { orderid: 1, lines: [cardSold] } }],
  },
  {
    name: "Sale paid with a multi-purpose gift card",
    orders: [{ order: { orderid: 1, lines: [throwOfWool], payments: [byGiftCard("599.00")] } }],
  },
  {
    name: "Sale paid in part with a single-purpose gift card",
    rules: singlePurpose,
    orders: [
      { order: { orderid: 1, lines: [throwOfWool], payments: [byGiftCard("500.00"), pay("Card", "99.00")] } },
    ],
  },
  {
    name: "Sale on account",
    rules: { tenders: { Invoice: { kind: "on-account" } } },
    customer: "C20001",
    orders: [{ order: { orderid: 1, lines: [throwOfWool], payments: [pay("Invoice", "599.00")] } }],
  },
  {
    name: "Goods given away",
    orders: [{ order: { orderid: 1, lines: [{ ...throwOfWool, gross: "0.00" }], payments: [] } }],
  },
  { name: "Return of a sale, back on the shelf", before: [sale], orders: [returned()] },
  {
    name: "Return of faulty goods, written off without movement",
    rules: { returns: faulty },
    before: [sale],
    orders: [returned({ lines: [back(0, { "reasoncode-return": "FAULTY" })] })],
  },
  {
    name: "Return of faulty goods, written off through the warehouse for damaged goods",
    rules: {
      returns: { ...faulty, writeOff: { kind: "goods-issue", warehouse: "DAMAGED", account: "6991" } },
    },
    before: [sale],
    orders: [returned({ lines: [back(0, { "reasoncode-return": "FAULTY" })] })],
  },
  {
    name: "Return of a sale, paid out in cash and rounded",
    before: [{ order: { orderid: 1, lines: [candle] } }],
    orders: [
      returned({
        lines: [{ ...candle, ...{ quantity: -1, gross: "-89.60" }, additionaldata: back().additionaldata }],
        payments: [pay("Cash", "-90.00")],
      }),
    ],
  },
  {
    name: "Return of a sale, given back on a gift card",
    before: [sale],
    orders: [returned({ payments: [byGiftCard("-599.00")] })],
  },
  { name: "Return of a sale in another store", before: [sale], orders: [returned({}, 2)] },
  {
    name: "Return without a receipt",
    orders: [returned({ creditorderid: null, lines: [{ ...back(), additionaldata: {} }] })],
  },
  {
    name: "Return copied from the invoice, which is opened for that",
    rules: { returns: { mode: "reopen-and-copy" } },
    before: [sale],
    orders: [returned()],
  },
  {
    name: "Exchange, in two orders that name each other",
    before: [sale],
    orders: [
      returned({ payments: [{ ...pay("Exchange", "-599.00"), additionaldata: virtual }] }),
      {
        order: {
          orderid: 3,
          lines: [{ ...throwOfWool, gross: "899.00" }],
          payments: [{ ...pay("Exchange", "599.00"), additionaldata: virtual }, pay("Card", "300.00")],
        },
      },
    ],
  },
  {
    name: "Exchange in one order, the customer pays the rest",
    before: [sale],
    orders: [
      { order: { orderid: 2, creditorderid: 1, lines: [back(), { ...throwOfWool, gross: "899.00" }] } },
    ],
  },
  {
    name: "Exchange in one order, the customer gets money back",
    before: [sale],
    orders: [{ order: { orderid: 2, creditorderid: 1, lines: [back(), novel] } }],
  },
  {
    name: "Returned bottles paid out",
    rules: { itemCodes: { BOTTLE: "FREIGHT" } },
    orders: [{ order: { orderid: 1, lines: [{ sku: "BOTTLE", name: "Bottle", gross: "-12.00" }] } }],
  },
  {
    name: "Deposit, kept as a liability until the goods are handed over",
    rules: { advances: { kind: "account", account: "2425" } },
    orders: [
      { order: { orderid: 1, ...open, lines: [throwOfWool], payments: [pay("Card", "200.00")] } },
      {
        order: { orderid: 1, lines: [throwOfWool], payments: [pay("Card", "200.00"), pay("Card", "399.00")] },
      },
    ],
  },
  {
    name: "Goods handed over in parts: the money is a liability until the last part left",
    rules: { advances: { kind: "account", account: "2425" }, warehouses: { "12": "LUND" } },
    orders: [
      {
        order: { orderid: 1, ...open, lines: [throwOfWool, novel], payments: [pay("Card", "678.00")] },
        deliveries: [delivery(1, 11, 0)],
      },
      {
        order: { orderid: 1, lines: [throwOfWool, novel] },
        deliveries: [delivery(1, 11, 0), delivery(2, 12, 1)],
      },
    ],
  },
  {
    name: "Deposit as a down payment with its VAT",
    rules: { advances: { kind: "down-payment", itemCode: "FREIGHT" } },
    orders: [
      { order: { orderid: 1, ...open, lines: [throwOfWool, novel], payments: [pay("Card", "200.00")] } },
      {
        order: {
          orderid: 1,
          lines: [throwOfWool, novel],
          payments: [pay("Card", "200.00"), pay("Card", "478.00")],
        },
      },
    ],
  },
];
