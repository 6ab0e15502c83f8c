import type { Item } from "@instep/sap-b1-client";
import type { Problem } from "../problems.ts";
import { type Result, unless } from "../result.ts";
import type { Rules } from "../rules.ts";
import { isActiveOn, isFlagged } from "./item-state.ts";

/** ItemCodes by bar code, of the items that are on sale. */
export type BarcodeOwners = ReadonlyMap<string, readonly string[]>;

/** Bar codes of a product, as Sitoo has them. */
interface Barcodes {
  readonly barcode: string;
  readonly barcodealiases: readonly string[];
}

/** The main bar code of an item and its others, or what is wrong with any of them. */
export function barcodesOf(
  item: Item,
  { items: { barcodes, require } }: Pick<Rules, "items">,
  owners: BarcodeOwners = new Map(),
): Result<Barcodes> {
  const { ItemCode: itemCode } = item;
  const [barcode = "", ...others] = ownBarcodes(item);
  const sent = barcodes.aliases ? [barcode, ...others] : [barcode];
  const problems = sent.flatMap((each): readonly Problem[] => {
    const twins = (owners.get(each) ?? []).filter((owner) => owner !== itemCode);
    return [
      ...(barcodes.checkDigits === "refuse" && !hasRightCheckDigit(each)
        ? [{ code: "barcode-check-digit", itemCode, barcode: each } as const]
        : []),
      ...(twins.length > 0
        ? [{ code: "barcode-on-several-items", itemCode, barcode: each, others: twins } as const]
        : []),
    ];
  });
  const rule = "items.require.barcode";
  if (require.barcode && barcode === "") problems.push({ code: "item-without-barcode", itemCode, rule });
  return unless(problems, { barcode, barcodealiases: others.toSorted() });
}

/**
 * Bar codes of the unit that is sold, the main one first. A code on a box of twelve is left out: the till would sell the
 * box at the price of one.
 */
function ownBarcodes(item: Item): readonly string[] {
  const { UoMGroupEntry = -1, DefaultSalesUoMEntry: sold, ItemBarCodeCollection } = item;
  const listed = (ItemBarCodeCollection ?? []).map(({ Barcode, UoMEntry }) => ({
    code: Barcode?.trim() ?? "",
    isSold: UoMGroupEntry === -1 || UoMGroupEntry === null || UoMEntry === sold,
  }));
  const ofOtherUnits = new Set(listed.filter(({ isSold }) => !isSold).map(({ code }) => code));
  const codes = [item.BarCode?.trim() ?? "", ...listed.map(({ code }) => code)];
  return [...new Set(codes.filter((code) => code !== "" && !ofOtherUnits.has(code)))];
}

/** The last digit of a GTIN (8, 12, 13 or 14 digits) is made from the others; codes of a shop's own have none. */
function hasRightCheckDigit(barcode: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(barcode)) return true;
  const digits = Array.from(barcode, Number).toReversed();
  const total = digits.reduce((added, digit, index) => added + digit * (index % 2 === 0 ? 1 : 3), 0);
  return total % 10 === 0;
}

/** Who has which bar code, of the flagged items that are active on a day ("YYYY-MM-DD"): a scanner finds one of them. */
export function barcodeOwners(
  items: Iterable<Item>,
  rules: Pick<Rules, "items">,
  date: string,
): BarcodeOwners {
  const owners = new Map<string, string[]>();
  for (const item of items) {
    if (!isFlagged(item, rules) || !isActiveOn(item, date)) continue;
    for (const code of ownBarcodes(item)) owners.set(code, [...(owners.get(code) ?? []), item.ItemCode]);
  }
  return owners;
}
