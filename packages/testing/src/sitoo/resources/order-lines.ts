import type { Stored } from "../books/records.ts";
import { decimal, type Decimal, money, quantity, sum } from "../decimals.ts";
import { SitooRefusal } from "../refusal.ts";
import type { Call } from "../wire/call.ts";
import { checkRequired, fields, isObject, listIn, readFields, textIn } from "../wire/fields.ts";

const lineFields = fields({
  whole: "orderitemtype quantity",
  text: "productname sku productattributes externalinput externalinputtitle unitlabel deliveryinfo vouchercode vouchername vouchercomment",
  decimal: "decimalunitquantity?",
  money: "moneypriceorg moneyrowprice moneyrowdiscount",
  number: "vatvalue vouchervalue",
  objects: "salestaxes",
  map: "additionaldata",
});

const taxFields = fields({
  text: "name code externalid groupregion",
  money: "moneytotal moneytax",
  decimal: "decimaltaxvalue",
});

/** Reads the lines of an order as they are posted: row prices, before a row discount. */
export function readLines(call: Call, sent: readonly unknown[]): readonly Stored[] {
  return sent.map((line, orderitemid) => ({ orderitemid, ...readLine(call, line) }));
}

function readLine(call: Call, sent: unknown): Stored {
  const read = readFields(lineFields, sent, call.options);
  checkRequired(read, ["productname", "quantity"]);
  const units = Number(read.quantity);
  if (units === 0) throw new SitooRefusal(400, "Invalid value quantity");
  const sku = textIn(read, "sku") ?? "";
  const product = call.books.tables.products.where("sku", sku)[0];
  const discount = textIn(read, "moneyrowdiscount");
  const size = textIn(read, "decimalunitquantity");
  return {
    ...{ orderitemtype: read.orderitemtype ?? 10, productid: product?.productid ?? 0 },
    ...{ productname: read.productname, sku, quantity: units, decimalunitquantity: size ?? null },
    ...texts(read),
    ...{ moneypriceorg: read.moneypriceorg ?? "0.00", vatvalue: read.vatvalue ?? 0 },
    ...{ voucherid: 0, vouchervalue: read.vouchervalue ?? 0 },
    ...prices(read, units, call),
    salestaxes: listIn(read, "salestaxes").map((tax) => readFields(taxFields, tax, call.options)),
    additionaldata: {
      ...(discount !== undefined && { "orderitem-moneyrowdiscount": discount }),
      ...(isObject(read.additionaldata) ? read.additionaldata : {}),
    },
    decimalquantitytotal: quantity(decimal(size ?? 1).times(units)),
  };
}

const texts = (read: Stored): Stored =>
  Object.fromEntries(
    ["productattributes", "externalinput", "externalinputtitle", "unitlabel", "deliveryinfo"]
      .concat("vouchercode", "vouchername", "vouchercomment")
      .map((name) => [name, textIn(read, name) ?? ""]),
  );

/** What is posted is a row with its VAT; what is read are units without. Unit prices are positive, also on returns. */
function prices(read: Stored, units: number, { options, books, shop }: Call): Stored {
  const rate = decimal(read.vatvalue ?? 0);
  const stored = books.tables.settings.get(shop.eshopid)?.pricesstoredwithvat !== false;
  const isGross = options.postedRowPrices === "with-vat" || stored;
  const netOf = (amount: Decimal): Decimal =>
    decimal(money(isGross ? amount.times(100).div(rate.plus(100)) : amount));
  const row = decimal(read.moneyrowprice ?? "0.00");
  const paid = row.minus(read.moneyrowdiscount === undefined ? 0 : decimal(read.moneyrowdiscount));
  const net = netOf(paid);
  const vat = isGross ? paid.minus(net) : decimal(money(net.times(rate).div(100)));
  const unit = money(net.div(units));
  const original = money(netOf(row).div(units));
  const isDiscounted = !row.eq(paid);
  return {
    moneynetpriceperunit: unit,
    moneyitemtotal_net: money(net),
    moneyitemtotal_vat: money(vat),
    moneyoriginalprice: original,
    moneydiscountedprice: isDiscounted ? unit : "0.00",
    moneydiscount: money(decimal(original).minus(unit)),
    moneynetpriceperquantity: money(decimal(unit).times(decimal(read.decimalunitquantity ?? 1))),
  };
}

/** The sums of an order's header. Fees are zero: an order that is posted cannot state them. */
export function totalsOf(lines: readonly Stored[], roundoff: string): Stored {
  const of = (name: string): Decimal => sum(lines.map((line) => decimal(line[name])));
  const [net, vat] = [of("moneyitemtotal_net"), of("moneyitemtotal_vat")];
  const taxes = lines.flatMap((line) => listIn(line, "salestaxes")).filter(isObject);
  const salestax = sum(taxes.map((tax) => decimal(tax.moneytax ?? "0.00")));
  return {
    ...{ moneytotal_net: money(net), moneytotal_vat: money(vat) },
    ...{ moneycheckout_net: "0.00", moneycheckout_vat: "0.00", moneytotal_gross_checkout: "0.00" },
    ...{ moneydelivery_net: "0.00", moneydelivery_vat: "0.00", moneytotal_gross_delivery: "0.00" },
    ...{ moneyfinal_net: money(net), moneyfinal_vat: money(vat), moneyfinal_salestax: money(salestax) },
    moneytotal_gross_roundoff: roundoff,
    moneytotal_gross_all: money(net.plus(vat).plus(salestax).plus(roundoff)),
  };
}
