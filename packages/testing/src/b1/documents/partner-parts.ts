import { integerOf, type Row, rowsOf, textOf } from "../json.ts";
import type { Partner } from "../masters/business-partners.ts";
import { referenceMissing } from "../refusal.ts";

/** The addresses of a customer that a document names, with their columns. */
const addresses = [
  { property: "ShipToCode", type: "bo_ShipTo" },
  { property: "PayToCode", type: "bo_BillTo" },
] as const;

/**
 * Refuses an address or a contact that the document's customer has not. That SAP refuses is inferred, the code by analogy
 * with other codes that name nothing.
 */
export function checkPartnerParts(body: Row, partner: Partner, header: string): void {
  const known = rowsOf(partner, "BPAddresses");
  for (const { property, type } of addresses) {
    const name = textOf(body, property);
    if (name === undefined || name === "") continue;
    const isThere = known.some(
      ({ AddressName, AddressType = "bo_BillTo" }) => AddressName === name && AddressType === type,
    );
    if (!isThere) throw referenceMissing(`${header}.${property}`);
  }
  const contact = integerOf(body, "ContactPersonCode");
  const contacts = rowsOf(partner, "ContactEmployees");
  if (contact !== undefined && !contacts.some(({ InternalCode }) => InternalCode === contact)) {
    throw referenceMissing(`${header}.CntctCode`);
  }
}
