import type { Facts } from "../facts.ts";
import { failure, type Result, success } from "../result.ts";
import type { StoreRule } from "../rules.ts";

/** The business partner a sale is booked on: the known customer, else the guest partner of the store. */
export function partnerOf(
  store: Pick<StoreRule, "guestPartner">,
  { partners = [] }: Pick<Facts, "partners">,
): Result<string> {
  if (partners.length > 1) return failure({ code: "ambiguous-partner", found: partners.length });
  return success(partners[0] ?? store.guestPartner);
}
