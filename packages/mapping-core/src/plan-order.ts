import type { Order } from "@instep/sitoo-client";
import { partnerOf } from "./customers/partner-of.ts";
import { dataDecisions, type Decisions } from "./decisions.ts";
import type { Setting } from "./documents/setting.ts";
import { vatBreaks } from "./documents/vat-breaks.ts";
import type { Facts } from "./facts.ts";
import { checkAdvances } from "./advances/check-advances.ts";
import { drawnOf, namedAdvance } from "./advances/draws.ts";
import { decimal, minus, toText, zero } from "./money/decimal.ts";
import { checkAmounts, checkRounding } from "./orders/check-amounts.ts";
import { checkDecimals } from "./orders/check-decimals.ts";
import { checkSigns } from "./orders/check-signs.ts";
import { checkCurrency } from "./orders/check-currency.ts";
import { type Halves, halvesOf } from "./orders/halves.ts";
import { type Place, placeOf } from "./orders/place-of.ts";
import { referenceOf } from "./orders/reference.ts";
import type { Plan } from "./plan.ts";
import { type PlannedParts, toSteps } from "./plan/to-steps.ts";
import { failure, all, type Result, success, andThen, unless, valueOf } from "./result.ts";
import { remaindersOf } from "./returns/goods-leave.ts";
import { checkQuantities, inPlace, type Sale, saleOf } from "./returns/sale-of.ts";
import { priceCreditMemo } from "./returns/to-credit-memo.ts";
import type { Rules } from "./rules.ts";
import { priceInvoice } from "./sales/to-invoice.ts";
import { tenderedWith } from "./tenders/means-of.ts";
import { settle } from "./tenders/settle.ts";

/** Plans with a client's rules, and with decisions that data cannot say. */
export interface Planner {
  /** Turns a final order that is in scope into the SAP documents it becomes. */
  planOrder(order: Order, facts: Facts): Result<Plan>;
}

/** Makes a planner; decisions that are left out are the rules' own. */
export function createPlanner(rules: Rules, decide: Partial<Decisions> = {}): Planner {
  const decisions = { ...dataDecisions, ...decide };
  return { planOrder: (order, facts) => planned({ order, rules, facts, decide: decisions }) };
}

/**
 * Turns a final order that is in scope into the SAP documents it becomes. Pure: what it must know of the world comes in
 * as facts, and everything wrong with the order comes out at once.
 */
export const planOrder = (order: Order, rules: Rules, facts: Facts): Result<Plan> =>
  createPlanner(rules).planOrder(order, facts);

function planned(world: Omit<Setting, "place">): Result<Plan> {
  const { order, rules, facts } = world;
  const tooFine = checkDecimals(order);
  if (tooFine.length > 0) return failure(...tooFine);
  const place = placeOf(order, rules, facts);
  const setting: Setting = { ...world, place: valueOf(place) };
  const partner = andThen(place, ({ store }) => partnerOf(store, facts, order));
  const halves = halvesOf(order, rules);
  const sale = halves.returned ? saleOf(world) : success({ mode: "standalone" as const });
  const parts = all({
    amounts: unless(
      [
        ...checkAmounts(order),
        ...checkRounding(order, rules),
        ...checkSigns(order),
        ...checkCurrency(order, facts.company),
        ...checkAdvances(world, halves.sold?.expected ?? zero),
        ...halves.problems,
      ],
      true,
    ),
    place,
    partner,
    documents: pricedDocuments(halves, { sale, place, partner }, setting),
    settlement: settlementOf(halves, setting),
  });
  return andThen(parts, ({ place: placed, partner: CardCode, documents, settlement }) => {
    const reference = referenceOf(facts.account, order);
    const header = { reference, partner: CardCode, place: placed, setting: { ...setting, place: placed } };
    const steps = toSteps({ ...documents, settlement }, header);
    return andThen(steps, (all) => success(toPlan(all, documents, header)));
  });
}

type Documents = Omit<PlannedParts, "settlement">;

/** Both documents of an order with their amounts, and the VAT by which they differ from Sitoo's. */
function pricedDocuments(
  { sold, returned, problems }: Halves,
  {
    sale,
    place,
    partner,
  }: { readonly sale: Result<Sale>; readonly place: Result<Place>; readonly partner: Result<string> },
  setting: Setting,
): Result<Documents & Pick<Plan, "breaks">> {
  const known = valueOf(all({ sale, place, partner }));
  const fromSale = known
    ? inPlace(known.sale, { order: setting.order, ...known })
    : (valueOf(sale) ?? { mode: "standalone" });
  const parts = all({
    sale,
    quantities: checkQuantities(returned?.lines ?? [], fromSale),
    invoice: sold ? priceInvoice(sold, setting) : success(undefined),
    credit: returned ? priceCreditMemo(returned, fromSale, setting) : success(undefined),
  });
  return andThen(parts, ({ invoice, credit }) => {
    const documents = [invoice, credit?.document].flatMap((document) => document ?? []);
    // Where a line could not be placed, the VAT without it says nothing.
    const differences = problems.length > 0 ? success([]) : vatBreaks(setting.order, documents);
    return andThen(differences, (breaks) =>
      success({
        invoice,
        credit,
        sale: fromSale,
        breaks: [...breaks, ...remaindersOf(credit?.pieces ?? [], setting), ...namedAdvance(setting)],
      }),
    );
  });
}

function settlementOf({ sold, returned }: Halves, setting: Setting): Result<PlannedParts["settlement"]> {
  const due = {
    invoice: minus(sold?.expected ?? zero, drawnOf(setting)),
    creditMemo: returned?.expected ?? zero,
    clearing: setting.rules.exchangeAccount,
  };
  return andThen(tenderedWith(setting), (tendered) => settle(due, tendered));
}

function toPlan(
  steps: Plan["steps"],
  { breaks }: Pick<Plan, "breaks">,
  {
    reference,
    place,
    setting: { order },
  }: { readonly reference: string; readonly place: Place; readonly setting: Setting },
): Plan {
  return {
    orderid: order.orderid,
    reference,
    businessDate: place.date,
    storeid: place.storeid,
    currency: order.currencycode,
    total: toText(decimal(order.moneytotal_gross_all)),
    steps,
    breaks,
  };
}
