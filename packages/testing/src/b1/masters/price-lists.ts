import type { Company } from "../company.ts";
import { wireDate } from "../dates.ts";
import type { EntitySet } from "../entity-set.ts";
import type { Row } from "../json.ts";
import {
  choice,
  date,
  type EntityType,
  integer,
  number,
  outputs,
  text,
  yesNo,
} from "../metadata/entity-type.ts";
import { readOnlySet } from "./read-only-set.ts";

const priceListType: EntityType = {
  name: "PriceList",
  table: "OPLN",
  fields: outputs({
    PriceListNo: integer(),
    PriceListName: text(),
    BasePriceList: integer(),
    Factor: number(),
    IsGrossPrice: yesNo(),
    Active: yesNo(),
    ValidFrom: date(),
    ValidTo: date(),
    DefaultPrimeCurrency: text(),
  }),
};

const specialPriceType: EntityType = {
  name: "SpecialPrice",
  table: "OSPP",
  fields: outputs({
    CardCode: text(),
    ItemCode: text(),
    Price: number(),
    Currency: text(),
    DiscountPercent: number(),
    PriceListNum: integer(),
    AutoUpdate: yesNo(),
    SourcePrice: choice({
      sc_PrimaryCurrency: "P",
      sc_AdditionalCurrency1: "1",
      sc_AdditionalCurrency2: "2",
    }),
    Valid: yesNo(),
    ValidFrom: date(),
    ValidTo: date(),
  }),
};

/** Price lists, and the prices that hold beside them. Both are only read. */
export function createPriceSets(company: Company): readonly EntitySet[] {
  const { priceLists = [], specialPrices = [], LocalCurrency } = company;
  return [
    readOnlySet(
      { name: "PriceLists", type: priceListType, keys: ["PriceListNo"] },
      priceLists.map((list) => toPriceList(list, LocalCurrency)),
    ),
    readOnlySet(
      { name: "SpecialPrices", type: specialPriceType, keys: ["CardCode", "ItemCode"] },
      specialPrices.map((price) => toSpecialPrice(price, LocalCurrency)),
    ),
  ];
}

function toPriceList(list: NonNullable<Company["priceLists"]>[number], LocalCurrency: string): Row {
  const { PriceListNo, PriceListName, IsGrossPrice, Active = true } = list;
  return {
    PriceListNo,
    PriceListName,
    BasePriceList: list.BasePriceList ?? PriceListNo,
    Factor: Number(list.Factor ?? "1"),
    IsGrossPrice: IsGrossPrice ? "tYES" : "tNO",
    Active: Active ? "tYES" : "tNO",
    DefaultPrimeCurrency: list.DefaultPrimeCurrency ?? LocalCurrency,
  };
}

function toSpecialPrice(price: NonNullable<Company["specialPrices"]>[number], LocalCurrency: string): Row {
  const { CardCode, ItemCode, Price, Currency, ValidFrom, ValidTo } = price;
  const list = /^\*(\d+)$/.exec(CardCode)?.[1];
  return {
    CardCode,
    ItemCode,
    Price: Number(Price),
    Currency: Currency ?? LocalCurrency,
    DiscountPercent: 0,
    PriceListNum: list === undefined ? 0 : Number(list),
    AutoUpdate: "tNO",
    SourcePrice: "sc_PrimaryCurrency",
    Valid: "tYES",
    ValidFrom: ValidFrom === undefined ? null : wireDate(ValidFrom),
    ValidTo: ValidTo === undefined ? null : wireDate(ValidTo),
  };
}
