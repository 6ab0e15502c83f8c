import type { Item, SpecialPrice } from "@instep/sap-b1-client";
import type { PriceListItemDraft } from "@instep/sitoo-client";
import type { DatedRate } from "../facts.ts";
import { decimalsOf } from "../money/currency.ts";
import { type Decimal, decimal, isLess, round, toText } from "../money/decimal.ts";
import type { Problem } from "../problems.ts";
import { all, andThen, failure, type Result, success, unless } from "../result.ts";
import { guardPrice } from "./guard-price.ts";
import {
  currenciesOf,
  type ItemPrices,
  type PriceInForce,
  priceInForce,
  specialsOf,
  type VolumePrice,
} from "./price-in-force.ts";
import type { PriceGuard, PriceListRule } from "./price-rules.ts";
import { roundPrice } from "./round-price.ts";
import { validUntil } from "./valid-until.ts";
import { grossOfNet, netOfGross, rateOn } from "./vat-in-price.ts";

/** An item with its prices and VAT group, as SAP answers it. */
export type PricedItem = ItemPrices & Partial<Pick<Item, "SalesVATGroup">>;

/** What must be known to turn SAP's price into one of Sitoo's. */
export interface PriceFacts {
  readonly sku: string;
  readonly pricelistid: number;
  /** The day the price is for, "YYYY-MM-DD": VAT rates and special prices are dated. */
  readonly date: string;
  /** ISO 4217: that of Sitoo's list. */
  readonly currency: string;
  /** Whether SAP's list includes VAT (PriceLists.IsGrossPrice). */
  readonly sapWithVat: boolean;
  /** Whether Sitoo stores prices with VAT (setting `pricesstoredwithvat`). */
  readonly sitooWithVat: boolean;
  /** Rates by VAT group, oldest first (VatGroups_Lines). */
  readonly vatGroups: Readonly<Record<string, readonly DatedRate[]>>;
  /** Special prices of the item that SAP keeps for everybody (CardCode "*n"). @default none */
  readonly specials?: readonly SpecialPrice[] | undefined;
  /** Cost of one unit, net, in the list's currency, as text; undefined when nobody knows. */
  readonly cost?: string | undefined;
  /** What Sitoo has now, as text; undefined when it has no price. */
  readonly current?: string | undefined;
}

/** A price for Sitoo, and what it comes from. */
export interface PricePush {
  readonly draft: PriceListItemDraft;
  /** With VAT, as text: what customers pay. */
  readonly gross: string;
  /** Without VAT, rounded to the currency's minor unit, as text. */
  readonly net: string;
  readonly from: PriceInForce["from"];
  /** The last day it holds, "YYYY-MM-DD": another one is to be computed after it. Undefined when no change is known. */
  readonly until?: string | undefined;
}

/**
 * SAP's price as Sitoo stores it. It is converted only where one side has VAT in its prices and the other has not, at the
 * rate that holds on the day, and rounded by the list's rule. Undefined where SAP has no price for the item: nothing is
 * pushed then. Below cost, or beyond the largest change, it is a problem and not a push.
 */
export function toPrice(
  item: PricedItem,
  { list, guard }: { readonly list: PriceListRule; readonly guard: PriceGuard },
  facts: PriceFacts,
): Result<PricePush | undefined> {
  const { sku, pricelistid, currency, date } = facts;
  const wanted = { priceList: list.priceList, currency, date };
  const specials = list.specialPrices ? specialsOf(item, facts.specials ?? [], list.priceList) : [];
  const found = priceInForce(item, specials, wanted);
  if (!found) {
    const others = currenciesOf(item, list.priceList);
    if (others.length === 0) return success(undefined);
    return failure({ code: "price-in-other-currency", sku, pricelistid, currency, inSap: others.join(", ") });
  }
  return andThen(rateOf(item, facts), (rate) => {
    const stated = statedIn(facts, { rate, list });
    const { stored, gross, net } = stated(found.price);
    const guarded = { sku, pricelistid, cost: optional(facts.cost) };
    const volumes = found.volumes.map((volume) => ({ ...volume, ...stated(volume.price) }));
    const problems = [
      ...guardPrice({ ...guarded, net, price: stored, current: optional(facts.current) }, guard),
      ...volumes.flatMap((each) => guardPrice({ ...guarded, net: each.net, price: each.stored }, guard)),
    ];
    const parts = all({ volumes: levelsOf(volumes, facts), guarded: unless(problems, true) });
    const until = validUntil(date, specials, ratesOf(item, facts));
    return andThen(parts, ({ volumes: levels }) =>
      success({
        draft: { sku, moneyprice: money(stored), moneypricevolume: [...levels] },
        gross: money(gross),
        net: money(net),
        from: found.from,
        ...(until !== undefined && { until }),
      }),
    );
  });
}

const optional = (text: string | undefined): Decimal | undefined =>
  text === undefined ? undefined : decimal(text);

/** Sitoo's amounts have two decimals. */
const money = (value: Decimal): `${number}` => toText(value) as `${number}`; // what toText gives is digits and a point

function ratesOf({ SalesVATGroup }: PricedItem, { vatGroups }: PriceFacts): readonly DatedRate[] {
  const isKnown = SalesVATGroup != null && Object.hasOwn(vatGroups, SalesVATGroup);
  return (isKnown ? vatGroups[SalesVATGroup] : undefined) ?? [];
}

function rateOf(item: PricedItem, facts: PriceFacts): Result<Decimal> {
  const { sku, date } = facts;
  const rate = rateOn(ratesOf(item, facts), date);
  const problem: Problem = { code: "price-without-vat-rate", sku, vatGroup: item.SalesVATGroup ?? "", date };
  return rate ? success(decimal(rate.rate)) : failure(problem);
}

interface Stated {
  /** As Sitoo stores it. */
  readonly stored: Decimal;
  readonly gross: Decimal;
  readonly net: Decimal;
}

/** How a price of SAP's list is stated in Sitoo's; the list's rounding is of the price that customers see. */
function statedIn(
  { sapWithVat, sitooWithVat, currency }: PriceFacts,
  { rate, list }: { readonly rate: Decimal; readonly list: PriceListRule },
): (price: Decimal) => Stated {
  const decimals = Math.min(decimalsOf(currency), 2);
  const cents = (value: Decimal): Decimal => round(value, decimals, "half-up");
  return (price) => {
    const seen = sitooWithVat || sapWithVat;
    const shown = roundPrice(seen && !sapWithVat ? grossOfNet(price, rate) : price, list.rounding, decimals);
    const gross = seen ? shown : cents(grossOfNet(shown, rate));
    const net = seen ? cents(netOfGross(shown, rate)) : shown;
    return { stored: sitooWithVat ? gross : net, gross, net };
  };
}

/** Prices from a quantity on: of whole units, one for each, rising, as Sitoo's levels are. */
function levelsOf(
  volumes: readonly (VolumePrice & Stated)[],
  { sku, pricelistid }: PriceFacts,
): Result<NonNullable<PriceListItemDraft["moneypricevolume"]>> {
  const starts = volumes.map(({ quantity }) => quantity);
  const unusable = starts.find(
    (start, nth) =>
      isLess(start, decimal("1")) ||
      !start.eq(start.round(0)) ||
      starts.slice(0, nth).some((earlier) => earlier.eq(start)),
  );
  if (unusable)
    return failure({ code: "volume-price-unusable", sku, pricelistid, quantity: unusable.toFixed() });
  const rising = [...volumes].sort((a, b) => (isLess(a.quantity, b.quantity) ? -1 : 1));
  return success(
    rising.map(({ quantity, stored }) => ({
      levelstart: Number(quantity.toFixed()),
      moneyprice: money(stored),
    })),
  );
}
