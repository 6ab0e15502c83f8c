import { decimal } from "../decimals.ts";
import type { Tables } from "../books/tables.ts";
import type { Counted } from "./staff.ts";

/** What is to be done with goods, by the names that its caller knows. */
export interface Deed {
  readonly verb: string;
  readonly places: Readonly<Record<string, number>>;
  readonly goods: readonly Counted[];
  /** They were counted, each SKU once, and may be none. @default they move, and are some */
  readonly isCount?: boolean;
}

/** Throws one RangeError that lists every fault of a deed, each by its field. */
export function checkDeed(deed: Deed, tables: Pick<Tables, "warehouses">): void {
  const { verb, goods, isCount = false } = deed;
  const list = isCount ? "counted" : "goods";
  const faults = [
    ...placeFaults(deed, tables),
    ...(Array.isArray(goods)
      ? goods.flatMap((each: Counted, at) =>
          goodsFaults(each, isCount).map((fault) => `${list}[${String(at)}].${fault}`),
        )
      : [`${list} is ${shown(goods)}, and no list`]),
    ...(isCount && Array.isArray(goods) ? twiceFaults(goods) : []),
  ];
  if (faults.length > 0) throw new RangeError(`${verb}: ${faults.join("; ")}`);
}

function placeFaults({ places }: Deed, { warehouses }: Pick<Tables, "warehouses">): readonly string[] {
  const unknown = Object.entries(places).filter(([, id]) => !warehouses.get(id));
  const { from, to } = places;
  return [
    ...unknown.map(([name, id]) => `${name} is ${shown(id)}, and no warehouse in Sitoo`),
    ...(to !== undefined && from === to ? [`to is ${shown(to)}, and where the goods are`] : []),
  ];
}

function goodsFaults({ sku, decimalquantity, moneypricein }: Counted, mayBeNone: boolean): readonly string[] {
  const bound = mayBeNone ? "from zero on" : "above zero";
  return [
    ...(typeof sku === "string" && sku !== "" ? [] : [`sku is ${shown(sku)}, and no SKU`]),
    ...(isQuantity(decimalquantity, mayBeNone)
      ? []
      : [`decimalquantity is ${shown(decimalquantity)}, and no quantity ${bound} in a text like "5.000"`]),
    ...(moneypricein === undefined || isText(moneypricein, /^\d+(\.\d+)?$/)
      ? []
      : [`moneypricein is ${shown(moneypricein)}, and no price in a text like "50.00"`]),
  ];
}

/** Whether both counts are one shelf counted again, or two shelves, only who counted them knows. */
const twiceFaults = (counted: readonly Counted[]): readonly string[] =>
  counted.flatMap(({ sku }, at) =>
    counted.findIndex((other) => other.sku === sku) < at
      ? [`counted[${String(at)}].sku is ${shown(sku)}, and was counted before`]
      : [],
  );

const isQuantity = (value: unknown, mayBeNone: boolean): boolean =>
  isText(value, /^\d+(\.\d{1,3})?$/) && (mayBeNone || decimal(value).gt(0));

const isText = (value: unknown, pattern: RegExp): boolean => typeof value === "string" && pattern.test(value);

const shown = (value: unknown): string => (typeof value === "string" ? `"${value}"` : String(value));
