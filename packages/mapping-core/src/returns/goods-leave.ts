import { datesOf, type Header, memoOf, userFieldsOf } from "../documents/header.ts";
import { itemCodeFor, type Setting } from "../documents/setting.ts";
import { type Decimal, decimal, plus, round, times, toJsonNumber, toText, zero } from "../money/decimal.ts";
import { stepKey } from "../orders/reference.ts";
import type { NamedBreak } from "../plan.ts";
import type { GoodsIssueStep } from "../plan/steps.ts";
import type { ReturnedPiece } from "./returned-pieces.ts";

/** Goods that came back damaged and leave the damaged-goods warehouse at once, at the cost of an account of shrinkage. */
export function toGoodsIssue(
  pieces: readonly ReturnedPiece[],
  header: Header,
  series: number | undefined,
): readonly GoodsIssueStep[] {
  const { writeOff } = header.setting.rules.returns;
  const lost = pieces.filter(({ disposition }) => disposition === "write-off");
  if (writeOff.kind !== "goods-issue" || lost.length === 0) return [];
  const { place, setting } = header;
  const key = stepKey(header.reference, "goods-issue");
  const { branch, costingCode } = place.store;
  const { DocDate, TaxDate } = datesOf(place.date);
  return [
    {
      kind: "goods-issue",
      key,
      partner: header.partner,
      userFields: userFieldsOf(header, key),
      body: {
        DocDate,
        TaxDate,
        Comments: key,
        JournalMemo: memoOf(setting.order, place),
        ...(branch !== undefined && { BPL_IDAssignedToInvoice: branch }),
        ...(series !== undefined && { Series: series }),
        DocumentLines: lost.map((piece) => ({
          ItemCode: itemCodeFor(piece.line, setting),
          Quantity: toJsonNumber(piece.quantity),
          WarehouseCode: writeOff.warehouse,
          AccountCode: writeOff.account,
          ...(costingCode !== undefined && { CostingCode: costingCode }),
        })),
      },
    },
  ];
}

/**
 * What a return leaves in the books although its sale is given back: the cost of what was written off, and of what came
 * back at today's cost because nobody knows the sale's (H36). In local currency.
 */
export function remaindersOf(pieces: readonly ReturnedPiece[], setting: Setting): readonly NamedBreak[] {
  const goods = pieces.filter(({ line }) => line.item.quantity < 0); // a coupon or a deposit has no cost
  const byItem = Map.groupBy(goods, (piece) => itemCodeFor(piece.line, setting));
  return [...byItem].flatMap(([ItemCode, all]): NamedBreak[] => {
    const lost = all.filter(({ disposition }) => disposition === "write-off");
    const unknown = all.filter(({ original }) => original?.unitCost === undefined);
    const cost = lost.reduce((total: Decimal, piece) => plus(total, costOf(piece)), zero);
    return [
      ...(lost.length > 0 ? [{ name: "shrinkage" as const, ItemCode, amount: toText(cost) }] : []),
      ...(unknown.length > 0 ? [{ name: "return-at-current-cost" as const, ItemCode }] : []),
    ];
  });
}

function costOf({ quantity, original }: ReturnedPiece): Decimal {
  return round(times(quantity, decimal(original?.unitCost ?? "0")), 2, "half-up");
}
