import type { WarehouseTransaction } from "@instep/sitoo-client";
import { itemCodeOf } from "../documents/item-code-of.ts";
import { unmappedWarehouse } from "../documents/pieces.ts";
import { absolute, type Decimal, decimal, isNegative, isZero, toJsonNumber } from "../money/decimal.ts";
import type { Step } from "../plan/steps.ts";
import { failure, type Result, success } from "../result.ts";
import type { Rules } from "../rules.ts";
import type { MovementRule } from "./stock-rules.ts";

/** What must be known of a movement that staff made in Sitoo. */
export interface MovementFacts {
  /** The Sitoo account number: part of every key. */
  readonly account: string;
  /** Business date, "YYYY-MM-DD". */
  readonly date: string;
  /** Branch (BPLID), when the company has branches. */
  readonly branch?: number | undefined;
}

/** Sales and refunds: their documents move SAP's stock. */
const tradeTypes: readonly number[] = [30, 40];

/** Whether staff moved goods in Sitoo by hand: neither a sale, nor a refund, nor a movement that a connector made. */
export function isStoreMovement(
  { transactiontype, externalid }: WarehouseTransaction,
  isOurs: (externalid: string) => boolean,
): boolean {
  return !tradeTypes.includes(transactiontype ?? 0) && !(externalid != null && isOurs(externalid));
}

/**
 * What staff counted, moved or scrapped in Sitoo as documents of SAP's stock, by the first rule that fits. Without one it
 * is a problem for retail operations, and nothing overwrites the store's figure meanwhile (H21).
 */
export function toStockDocuments(
  transaction: WarehouseTransaction,
  rules: Pick<Rules, "stock" | "warehouses" | "itemCodes">,
  facts: MovementFacts,
): Result<readonly Step[]> {
  const { warehousetransactionid, warehouseid = 0, transactiontype = 0 } = transaction;
  if (tradeTypes.includes(transactiontype)) return success([]); // whatever a rule says: it would move twice
  const rule = rules.stock.movements.find((each) => fits(each, transaction));
  if (!rule)
    return failure({
      code: "store-movement",
      warehousetransactionid,
      transactiontype,
      rule: "stock.movements",
    });
  const warehouse = rules.warehouses[String(warehouseid)];
  if (warehouse === undefined) return failure(unmappedWarehouse(warehouseid));
  const lines = linesOf(transaction, rules);
  const out = lines.filter(({ quantity }) => isNegative(quantity));
  const into = lines.filter(({ quantity }) => !isNegative(quantity));
  const movement = { facts, warehousetransactionid, warehouse };
  switch (rule.becomes.kind) {
    case "ignore":
      return success([]);
    case "adjustment": {
      const { account } = rule.becomes;
      return success([
        ...goods("goods-issue", out, { ...movement, account }),
        ...goods("goods-receipt", into, { ...movement, account }),
      ]);
    }
    case "transfer": {
      const other = rule.becomes.warehouse;
      return success([
        ...transfer(out, { ...movement, from: warehouse, to: other, number: 1 }),
        ...transfer(into, { ...movement, from: other, to: warehouse, number: 2 }),
      ]);
    }
  }
}

function fits(rule: MovementRule, { transactiontype, reasoncode }: WarehouseTransaction): boolean {
  return (
    (rule.transactiontype === undefined || rule.transactiontype === transactiontype) &&
    (rule.reasoncode === undefined || rule.reasoncode === reasoncode)
  );
}

interface Line {
  readonly ItemCode: string;
  readonly quantity: Decimal;
}

function linesOf({ items = [] }: WarehouseTransaction, rules: Pick<Rules, "itemCodes">): readonly Line[] {
  return items
    .map(({ sku, decimalquantity }) => ({
      ItemCode: itemCodeOf(sku, rules),
      quantity: decimal(decimalquantity),
    }))
    .filter(({ quantity }) => !isZero(quantity));
}

interface Movement {
  readonly facts: MovementFacts;
  readonly warehousetransactionid: number;
  readonly warehouse: string;
}

const keyOf = ({ facts, warehousetransactionid }: Movement, name: string): string =>
  `SITOO-${facts.account}-T-${warehousetransactionid}/${name}`;

function headOf({ facts, warehousetransactionid }: Movement, key: string) {
  const { date } = facts;
  const JournalMemo = `Sitoo stock transaction ${warehousetransactionid}`;
  return { DocDate: date, TaxDate: date, Comments: key, JournalMemo };
}

function goods(
  kind: "goods-issue" | "goods-receipt",
  lines: readonly Line[],
  movement: Movement & { readonly account: string },
): readonly Step[] {
  if (lines.length === 0) return [];
  const key = keyOf(movement, kind);
  const { branch } = movement.facts;
  const body = {
    ...headOf(movement, key),
    ...(branch !== undefined && { BPL_IDAssignedToInvoice: branch }),
    DocumentLines: lines.map(({ ItemCode, quantity }) => ({
      ItemCode,
      Quantity: toJsonNumber(absolute(quantity)),
      WarehouseCode: movement.warehouse,
      AccountCode: movement.account,
    })),
  };
  return [{ kind, key, partner: "", userFields: {}, body }];
}

interface Transfer extends Movement {
  readonly from: string;
  readonly to: string;
  readonly number: 1 | 2;
}

function transfer(lines: readonly Line[], { from, to, number, ...movement }: Transfer): readonly Step[] {
  if (lines.length === 0) return [];
  const key = keyOf(movement, number === 1 ? "stock-transfer" : "stock-transfer-2");
  const body = {
    ...headOf(movement, key),
    FromWarehouse: from,
    ToWarehouse: to,
    StockTransferLines: lines.map(({ ItemCode, quantity }) => ({
      ItemCode,
      Quantity: toJsonNumber(absolute(quantity)),
      FromWarehouseCode: from,
      WarehouseCode: to,
    })),
  };
  return [{ kind: "stock-transfer", key, partner: "", userFields: {}, body }];
}
