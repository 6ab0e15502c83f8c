import type { Facts } from "../facts.ts";
import { failure, type Result, success } from "../result.ts";
import type { StoreRule } from "../rules/store-rules.ts";

/** The business partner a sale is booked on: the known customer, else the guest partner of the store and currency. */
export function partnerOf(
  store: Pick<StoreRule, "guestPartner" | "guestPartners">,
  { partners = [] }: Pick<Facts, "partners">,
  currency: string,
): Result<string> {
  if (partners.length > 1) return failure({ code: "ambiguous-partner", found: partners.length });
  return success(partners[0] ?? store.guestPartners[currency] ?? store.guestPartner);
}
