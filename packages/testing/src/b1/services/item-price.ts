import type { Company, CompanySpecialPrice } from "../company.ts";
import { dayAt, parseDay } from "../dates.ts";
import { integerOf, isRow, type Row, rowsOf, textOf } from "../json.ts";
import { notModelled, referenceMissing } from "../refusal.ts";
import type { EntitySet } from "../entity-set.ts";
import type { Service } from "./services.ts";

interface PriceParts {
  readonly company: Company;
  /** Their rows, as they are read, have the prices in force and the list that a customer buys at. */
  readonly findSet: (name: string) => EntitySet | undefined;
}

/**
 * What an item costs somebody on a day: his own price, else the one for everybody on his list, else his list's. Whether
 * it includes VAT is the list's matter. An item without a price costs nothing, in no currency.
 */
export function itemPrice(parts: PriceParts): Service {
  return {
    name: "CompanyService_GetItemPrice",
    reads: true,
    run: ({ ItemPriceParams: given }, { at }) => {
      const asked: Row = isRow(given) ? given : {};
      const itemCode = textOf(asked, "ItemCode") ?? "";
      const cardCode = textOf(asked, "CardCode") ?? "";
      const item = readRow(parts, "Items", itemCode);
      if (!item) throw referenceMissing("OITM.ItemCode");
      const list = integerOf(asked, "PriceList") ?? listOf(readRow(parts, "BusinessPartners", cardCode));
      const day = parseDay(textOf(asked, "Date") ?? "") ?? dayAt(at);
      const found =
        specialPrice(parts.company, { itemCode, cardCodes: [cardCode, `*${String(list)}`], day }) ??
        rowsOf(item, "ItemPrices").find(({ PriceList }) => PriceList === list);
      const { Price = 0, Currency = null } = found ?? {};
      const currency = textOf(asked, "Currency");
      if (currency !== undefined && Currency !== null && currency !== Currency) {
        throw notModelled("prices in another currency than the list's");
      }
      return { Price, Currency, Discount: 0 };
    },
  };
}

function readRow({ findSet }: PriceParts, name: string, key: string): Row | undefined {
  const set = findSet(name);
  const row = set?.table.get(key);
  return row && (set?.present?.(row) ?? row);
}

/** The list of customers without one. */
function listOf(partner: Row = {}): number {
  return integerOf(partner, "PriceListNum") ?? 1;
}

interface Wanted {
  readonly itemCode: string;
  /** In the order of their precedence. */
  readonly cardCodes: readonly string[];
  readonly day: string;
}

function specialPrice({ specialPrices = [], LocalCurrency }: Company, wanted: Wanted): Row | undefined {
  const { itemCode, cardCodes, day } = wanted;
  const holds = ({ ItemCode, ValidFrom = "", ValidTo = "9999-12-31" }: CompanySpecialPrice): boolean =>
    ItemCode === itemCode && ValidFrom <= day && day <= ValidTo;
  const candidates = specialPrices.filter(holds);
  const found = cardCodes
    .map((cardCode) => candidates.find(({ CardCode }) => CardCode === cardCode))
    .find((price) => price !== undefined);
  return found && { Price: Number(found.Price), Currency: found.Currency ?? LocalCurrency };
}
