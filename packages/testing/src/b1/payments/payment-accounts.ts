import { amount, type Decimal, hundred, sum, wire, zero } from "../decimals.ts";
import { decimalOf, type Row, rowsOf, textOf } from "../json.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { atLine, businessRule, notModelled, refused } from "../refusal.ts";
import { checkDimensions } from "../setup/dimensions.ts";
import type { SetUp } from "../setup/set-up.ts";
import type { PaymentCurrency } from "./payment-currency.ts";
import type { PaymentKind } from "./payment-kind.ts";
import { rowTypes } from "./payment-row-types.ts";

/** What a payment without a partner is for: paid-in, paid-out, a difference in the drawer. */
export interface PaidAccounts {
  readonly rows: readonly Row[];
  /** Net and VAT, on their accounts. */
  readonly parts: readonly { readonly account: string; readonly sum: Decimal; readonly more: Row }[];
  readonly total: Decimal;
}

export interface AccountParts {
  readonly setUp: SetUp;
  readonly shapes: Shapes;
  readonly kind: PaymentKind;
  readonly currency: PaymentCurrency;
  /** The day that picks VAT rates. */
  readonly day: string;
}

/** Reads the accounts of a payment of the type rAccount. SumPaid is net of VAT: inferred from SAP's window. */
export function accountsOf(body: Row, parts: AccountParts): PaidAccounts {
  if (parts.currency.isForeign) throw notModelled("payments on accounts in a foreign currency");
  const paid = rowsOf(body, "PaymentAccounts").map((row, index) => paidOn({ row, index }, parts));
  return {
    rows: paid.map(({ row }) => row),
    parts: paid.flatMap((each) => each.parts),
    total: sum(paid.map(({ gross }) => gross)),
  };
}

function paidOn(
  { row, index }: { readonly row: Row; readonly index: number },
  { setUp, shapes, kind, day }: AccountParts,
) {
  const at = (field: string): string => atLine(`${kind.tables}4.${field}`, index);
  const account = textOf(row, "AccountCode");
  if (account === undefined) throw businessRule(`G/L account is not valid [${at("AcctCode")}]`);
  setUp.accounts.check(account, at("AcctCode"));
  checkDimensions(row, setUp.lists, at);
  const net = amount(decimalOf(row, "SumPaid") ?? zero);
  if (!net.gt(0)) throw refused(`Payment amount must be greater than zero [${at("SumApplied")}]`);
  const group = textOf(row, "VatGroup");
  const vat = group === undefined ? zero : vatOn(net, { row, group }, { setUp, day });
  return {
    gross: net.plus(vat),
    parts: [
      { account, sum: net, more: carried(row) },
      ...(group === undefined ? [] : [{ account: setUp.vat.account(group), sum: vat, more: {} }]),
    ],
    row: {
      ...shapes.blank(rowTypes[kind.tables].account),
      ...row,
      LineNum: index,
      AccountCode: account,
      AccountName: setUp.company.accounts.find(({ Code }) => Code === account)?.Name ?? null,
      SumPaid: wire(net),
      VatAmount: wire(vat),
      GrossAmount: wire(net.plus(vat)),
    },
  };
}

/** What the ledger keeps of a line: SAP calls cost centres otherwise here. */
function carried(row: Row): Row {
  const kept = Object.entries(row).filter(
    ([property, value]) => value !== null && /^(ProfitCenter\d?|ProjectCode|Decription)$/.test(property),
  );
  return Object.fromEntries(
    kept.map(([property, value]) => [
      property === "Decription" ? "LineMemo" : property.replace("ProfitCenter", "CostingCode"),
      value,
    ]),
  );
}

function vatOn(
  net: Decimal,
  { row, group }: { readonly row: Row; readonly group: string },
  { setUp, day }: { readonly setUp: SetUp; readonly day: string },
): Decimal {
  const sent = decimalOf(row, "VatAmount");
  if (sent) return amount(sent);
  const rate = setUp.vat.rate(group, day);
  if (!rate) throw businessRule("10000180 - Specify valid tax code");
  return amount(net.times(rate).div(hundred));
}
