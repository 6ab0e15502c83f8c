import Big from "big.js";
import { cents, money, vatIn } from "./amounts.ts";

/** A line as a till shows it; everything else on Sitoo's order line follows from it. */
export interface OrderLine {
  /** @default "SKU-1" */
  readonly sku?: string;
  readonly name?: string;
  /** Whole units, negative on a return. @default 1 */
  readonly quantity?: number;
  /** The size of one unit of weighed goods, such as "0.450". */
  readonly unitQuantity?: string;
  /** What the customer pays for the row: including VAT, after discount, negative on a return. @default "100.00" */
  readonly gross?: string;
  /** Percent. @default 25 */
  readonly vat?: number;
  /** What was taken off the row, including VAT. */
  readonly discount?: string;
  /** The campaign that took it off; without one it was the cashier. */
  readonly campaign?: { readonly voucherid: number; readonly vouchername: string };
  readonly salestaxes?: readonly SalesTax[];
  readonly additionaldata?: Readonly<Record<string, string>>;
}

/** US sales tax of a line, on top of its net amount. */
interface SalesTax {
  readonly name: string;
  readonly moneytotal: string;
  readonly moneytax: string;
  /** Percent, three decimals. */
  readonly decimaltaxvalue: string;
}

/** An order line as `/orders.json` gives it. */
export type OrderItem = ReturnType<typeof orderItem>;

/** Builds a line that is right in itself: every unit price net, the row's net and VAT exact. */
export function orderItem(line: OrderLine, index: number) {
  const { quantity = 1, unitQuantity, gross = "100.00", vat = 25, campaign } = line;
  const size = Big(unitQuantity ?? 1);
  const units = size.times(quantity);
  const net = Big(gross).minus(vatIn(gross, vat));

  return {
    orderitemid: index,
    orderitemtype: 10,
    productid: 1000 + index,
    productname: line.name ?? line.sku ?? "A product",
    sku: line.sku ?? "SKU-1",
    productattributes: "",
    externalinput: "",
    externalinputtitle: "",
    unitlabel: unitQuantity === undefined ? "" : "kg",
    quantity,
    decimalunitquantity: unitQuantity === undefined ? null : size.toFixed(3),
    moneypriceorg: "0.00",
    vatvalue: vat,
    deliveryinfo: "",
    moneyitemtotal_net: money(net),
    moneyitemtotal_vat: money(vatIn(gross, vat)),
    voucherid: campaign?.voucherid ?? 0,
    vouchercode: campaign ? `C${campaign.voucherid}` : "",
    vouchername: campaign?.vouchername ?? "",
    vouchercomment: "",
    vouchervalue: 0,
    ...unitPrices(line, net, units),
    salestaxes: line.salestaxes ?? [],
    additionaldata: additionalData(line),
    decimalquantitytotal: units.toFixed(3),
    moneynetpriceperquantity: money(net.div(quantity)),
  };
}

/** Net prices of one unit, positive also on a return. Without a discount `moneydiscountedprice` is "0.00", not the price. */
function unitPrices({ gross = "100.00", discount, vat = 25 }: OrderLine, net: Big, units: Big) {
  const price = cents(net.div(units));
  const fullGross = Big(gross).plus(discount ?? 0);
  const full = discount === undefined ? price : cents(fullGross.minus(vatIn(fullGross, vat)).div(units));
  return {
    moneynetpriceperunit: money(price),
    moneyoriginalprice: money(full),
    moneydiscountedprice: discount === undefined ? "0.00" : money(price),
    moneydiscount: money(full.minus(price)),
  };
}

const additionalData = ({
  discount,
  campaign,
  additionaldata,
}: OrderLine): Readonly<Record<string, string>> => ({
  ...(discount === undefined ? {} : { "orderitem-moneyrowdiscount": money(discount) }),
  ...(discount === undefined || campaign ? {} : { "reasoncode-manualdiscount": "STAFF" }),
  ...additionaldata,
});
