import { decimal, type Decimal, isZero, minus, plus, sum, zero } from "@instep/mapping-core";
import type { ExceptionRow, OrderRecord as LedgerOrder } from "@instep/sync-engine";
import type { OrderRecord } from "@instep/testing";
import { nothing, placeOf, type SapBooks, sapBooks } from "./sap-books.ts";
import type { Stage } from "./stage.ts";

/** How a day's books compare: what Sitoo sold, what SAP holds, and what became of the rest. Read from the two systems. */
export interface Audit {
  readonly orders: number;
  readonly outOfScope: number;
  /** Final till sales and returns. */
  readonly final: number;
  readonly posted: number;
  readonly waiting: number;
  readonly inException: number;
  /** Final, and nobody knows of it: this must never be more than 0. */
  readonly lost: number;
  /** Live documents beyond the first for the same key. */
  readonly duplicates: number;
  /** Live ones. */
  readonly invoices: number;
  /** Live ones. */
  readonly incomingPayments: number;
  /** Sitoo less SAP over the posted orders. */
  readonly difference: Decimal;
  readonly tenders: readonly TenderRow[];
}

/** Money of one tender in one store. What is in exception or waiting is explained; `difference` is what is not. */
export interface TenderRow {
  readonly store: string;
  readonly tender: string;
  readonly sitoo: Decimal;
  readonly sap: Decimal;
  readonly inException: Decimal;
  readonly waiting: Decimal;
  readonly difference: Decimal;
}

/** What the engine says of orders: asked only for what neither system can know. */
export interface EngineSays {
  readonly exceptions: readonly ExceptionRow[];
  readonly find: (orderid: number) => LedgerOrder | undefined;
}

type Fate = "posted" | "waiting" | "inException" | "lost";

/** Compares both systems' own books, order by order and tender by tender. */
export function audit(stage: Stage, says: EngineSays): Audit {
  const sold = stage.sitoo.orders();
  const inScope = sold.filter(
    (order) => isTillOrder(order) && String(order.eshopid) === String(stage.day.shop.eshopid),
  );
  const final = inScope.filter(isFinal);
  const books = sapBooks(stage);
  const excepted = new Set(says.exceptions.map(({ orderid }) => orderid));
  const fates = new Map(final.map((order) => [order, fateOf(order, { books, excepted, says })]));
  const count = (fate: Fate): number => [...fates.values()].filter((each) => each === fate).length;
  const posted = final.filter((order) => fates.get(order) === "posted");

  return {
    orders: sold.length,
    outOfScope: sold.length - inScope.length,
    final: final.length,
    posted: count("posted"),
    waiting: count("waiting"),
    inException: count("inException"),
    lost: count("lost"),
    duplicates: books.duplicates,
    invoices: books.invoices,
    incomingPayments: books.incomingPayments,
    difference: sum(posted.map((order) => minus(totalOf(order), books.of(order).invoiced))),
    tenders: tenderRows(stage, { fates, books }),
  };
}

/** The demo's own reading of the rules, so that the engine does not check itself: a till of ours made it, and no other system. */
const isTillOrder = ({ registerid, externalid }: OrderRecord): boolean => Boolean(registerid) && !externalid;

function isFinal(order: OrderRecord): boolean {
  const { ordertypeid, orderstateid, paymentstateid } = order;
  return ordertypeid === 10 && orderstateid === 10 && (paymentstateid === 20 || isZero(totalOf(order)));
}

const totalOf = ({ moneytotal_gross_all }: OrderRecord): Decimal =>
  amountOf(moneytotal_gross_all) ?? decimal("-1");

/** An amount as Sitoo writes it; undefined when it cannot be read. */
function amountOf(text: unknown): Decimal | undefined {
  return typeof text === "string" && /^-?\d+(\.\d{1,2}0*)?$/.test(text) ? decimal(text) : undefined;
}

interface Judging {
  readonly books: SapBooks;
  readonly excepted: ReadonlySet<number>;
  readonly says: EngineSays;
}

/** Posted means that SAP holds the receipt's total, and that it is paid; nobody's word is taken for it. */
function fateOf(order: OrderRecord, { books, excepted, says }: Judging): Fate {
  if (excepted.has(order.orderid)) return "inException";
  const { invoiced, paid, byTender } = books.of(order);
  const total = totalOf(order);
  const whole = [invoiced, paid, sum([...byTender.values()])].every((amount) => isZero(minus(amount, total)));
  if (whole && (books.of(order) !== nothing || isZero(total))) return "posted";
  return says.find(order.orderid)?.status === "due" ? "waiting" : "lost";
}

interface Money {
  readonly fates: ReadonlyMap<OrderRecord, Fate>;
  readonly books: SapBooks;
}

function tenderRows(stage: Stage, { fates, books }: Money): readonly TenderRow[] {
  const rows = new Map<string, TenderRow>();
  const add = (
    store: string,
    tender: string,
    part: Partial<Record<"sitoo" | "sap" | "inException" | "waiting", Decimal>>,
  ): void => {
    const key = `${store} ${tender}`;
    const row = rows.get(key) ?? {
      store,
      tender,
      sitoo: zero,
      sap: zero,
      inException: zero,
      waiting: zero,
      difference: zero,
    };
    const grown = { ...row };
    for (const [name, amount] of Object.entries(part))
      grown[name as keyof typeof part] = plus(row[name as keyof typeof part], amount);
    const explained = sum([grown.sap, grown.inException, grown.waiting]);
    rows.set(key, { ...grown, difference: minus(grown.sitoo, explained) });
  };
  for (const [order, fate] of fates) {
    const store = storeOf(order, stage);
    for (const { name, amount } of paymentsOf(order)) {
      add(store, placeOf(name, stage.rules), {
        sitoo: amount,
        ...(fate === "inException" && { inException: amount }),
        ...(fate === "waiting" && { waiting: amount }),
      });
    }
    // What SAP holds of an order that is not settled yet is not counted twice.
    const settled = fate === "posted" || fate === "lost";
    for (const [tender, amount] of settled ? books.of(order).byTender : [])
      add(store, tender, { sap: amount });
  }
  return [...rows.values()].sort(
    (a, b) => a.store.localeCompare(b.store) || a.tender.localeCompare(b.tender),
  );
}

function paymentsOf({
  payments,
}: OrderRecord): readonly { readonly name: string; readonly amount: Decimal }[] {
  if (!Array.isArray(payments)) return [];
  return payments.flatMap((payment: unknown) => {
    if (
      typeof payment !== "object" ||
      payment === null ||
      !("name" in payment) ||
      !("moneyamount" in payment)
    )
      return [];
    const amount = amountOf(payment.moneyamount);
    return amount ? [{ name: String(payment.name), amount }] : [];
  });
}

/** Register → warehouse → store, as Sitoo's set-up says. */
function storeOf({ registerid }: OrderRecord, { day, rules }: Stage): string {
  const register = day.shop.registers.find((each) => each.registerid === registerid);
  const warehouse = day.shop.warehouses.find(({ warehouseid }) => warehouseid === register?.warehouseid);
  return rules.stores[String(warehouse?.storeid)]?.name ?? "no store";
}
