import type { BusinessPartnerDraft } from "@instep/sap-b1-client";
import type { Order } from "@instep/sitoo-client";
import { notEmpty } from "../orders/links.ts";
import { cutText } from "../plan/cut-text.ts";
import type { Problem } from "../problems.ts";
import { all, andThen, every, failure, type Result, success } from "../result.ts";
import type { CreateRules, CustomerRules, CustomerSource, PartnerField } from "./customer-rules.ts";
import { customerValue } from "./customer-values.ts";
import { matchKeysOf } from "./match-keys.ts";

type Ruling = Pick<CustomerRules, "match" | "crm" | "country" | "create">;

/**
 * The business partner that an order's customer becomes; undefined where no rule makes partners, or the customer has no key
 * by which they would be found again. Whether SAP knows them already is for the caller to have looked (`chooseCustomer`).
 */
export function toPartner(order: Order, rules: Ruling): Result<BusinessPartnerDraft | undefined> {
  const { create } = rules;
  if (!create || matchKeysOf(order, rules).length === 0) return success(undefined);
  const parts = all({
    number: numberOf(order, create, rules),
    named: every(Object.entries(create.fields).map((named) => fieldOf(named, order, rules))),
    own: every(Object.entries(create.userFields).map((named) => fieldOf(named, order, rules))),
    addresses: create.addresses ? addressesOf(order) : success([]),
  });
  return andThen(parts, ({ number, named, own, addresses }) =>
    success({
      CardName: `Sitoo ${order.orderid}`,
      ...number,
      CardType: "cCustomer" as const,
      CompanyPrivate: order.company?.trim() ? ("cCompany" as const) : ("cPrivate" as const),
      Currency: create.currency ?? order.currencycode,
      VatLiable: create.vatLiable,
      ...(create.group !== undefined && { GroupCode: create.group }),
      ...(create.priceList !== undefined && { PriceListNum: create.priceList }),
      ...Object.fromEntries([...named, ...own].flat()),
      ...(addresses.length > 0 && { BPAddresses: [...addresses] }),
    }),
  );
}

/** Length of a CardCode (OCRD). */
const codeLength = 15;

type Number_ = { readonly CardCode: string } | { readonly Series: number };

/** A code is never cut: two customers would become one. */
function numberOf(order: Order, { numbering }: CreateRules, rules: Ruling): Result<Number_> {
  if (numbering.kind === "series") return success({ Series: numbering.series });
  const values: Readonly<Record<string, string | undefined>> = {
    order: String(order.orderid),
    "crm-id": customerValue("crm-id", order, rules),
    "organisation-number": customerValue("organisation-number", order, rules),
  };
  const [, name = ""] = /\{(.*)\}/.exec(numbering.template) ?? [];
  const value = values[name];
  const rule = "customers.create.numbering";
  if (value === undefined) return failure({ code: "no-card-code", needs: name, rule });
  const CardCode = numbering.template.replace(`{${name}}`, () => value);
  if (CardCode.length > codeLength)
    return failure({ code: "card-code-too-long", length: CardCode.length, room: codeLength, rule });
  return success({ CardCode });
}

/** Characters that a field of OCRD holds; a phone's is that of the oldest release read. */
const rooms: Readonly<Record<PartnerField, number>> = {
  CardName: 100,
  CardForeignName: 100,
  EmailAddress: 100,
  Phone1: 20,
  Phone2: 20,
  Cellular: 50,
  FederalTaxID: 32,
  CompanyRegistrationNumber: 32,
};

type Named = readonly (readonly [field: string, value: string])[];

/** A name may lose its end, and that is told; what somebody is found by may not. */
function fieldOf(
  [field, source]: readonly [field: string, source: CustomerSource],
  order: Order,
  rules: Ruling,
): Result<Named> {
  const value = customerValue(source, order, rules);
  if (value === undefined) return success([]);
  const room = isPartnerField(field) ? rooms[field] : Infinity;
  if (value.length <= room) return success([[field, value]]);
  if (!isName(source)) return failure({ code: "customer-field-too-long", field, length: value.length, room });
  return success([[field, cutText(value, room)]], [shortened(field, value, room)]);
}

const isPartnerField = (field: string): field is PartnerField => Object.hasOwn(rooms, field);
const isName = (source: CustomerSource): boolean =>
  source === "name" || source === "company" || source === "first-name" || source === "last-name";

const shortened = (field: string, { length }: string, kept: number): Problem => ({
  code: "text-shortened",
  field,
  length,
  kept,
});

type Address = NonNullable<BusinessPartnerDraft["BPAddresses"]>[number];

/** Characters of an address (CRD1). */
const addressRooms = { Street: 100, Block: 100, ZipCode: 20, City: 100, State: 3, Country: 3 } as const;

/** Invoice and delivery address, each where it says more than a country. */
function addressesOf(order: Order): Result<readonly Address[]> {
  const invoice = addressOf({
    Street: order.invoice_address,
    Block: order.invoice_address2,
    ZipCode: order.invoice_zip,
    City: order.invoice_city,
    State: order.invoice_state,
    Country: order.invoice_countryid,
  });
  const delivery = addressOf({
    Street: order.delivery_address,
    Block: order.delivery_address2,
    ZipCode: order.delivery_zip,
    City: order.delivery_city,
    State: order.delivery_state,
    Country: order.delivery_countryid,
  });
  return andThen(all({ invoice, delivery }), (found) =>
    success([
      ...named("Invoice", "bo_BillTo", found.invoice),
      ...named("Delivery", "bo_ShipTo", found.delivery),
    ]),
  );
}

type Parts = Readonly<Partial<Record<keyof typeof addressRooms, string | undefined>>>;

function addressOf(parts: Parts): Result<Parts> {
  const notes: Problem[] = [];
  const kept: Partial<Record<keyof typeof addressRooms, string>> = {};
  for (const field of ["Street", "Block", "ZipCode", "City", "State", "Country"] as const) {
    const value = notEmpty(parts[field]?.trim());
    if (value === undefined) continue;
    const room = addressRooms[field];
    // A code that is cut is another code: SAP would refuse it, or take it for another state.
    if (value.length > room && room === 3) notes.push(shortened(field, value, 0));
    else {
      if (value.length > room) notes.push(shortened(field, value, room));
      kept[field] = cutText(value, room);
    }
  }
  return success(kept, notes);
}

function named(
  AddressName: string,
  AddressType: "bo_BillTo" | "bo_ShipTo",
  parts: Parts,
): readonly Address[] {
  const says = parts.Street ?? parts.ZipCode ?? parts.City;
  return says === undefined ? [] : [{ AddressName, AddressType, ...parts }];
}
