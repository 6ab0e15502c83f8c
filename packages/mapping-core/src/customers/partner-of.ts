import type { Order } from "@instep/sitoo-client";
import type { Facts } from "../facts.ts";
import { failure, type Result, success } from "../result.ts";
import type { StoreRule } from "../rules/store-rules.ts";

type Guests = Pick<StoreRule, "guestPartner" | "guestPartners">;

/**
 * The business partner a sale is booked on: the known customer, else the guest partner of the store, the order's currency
 * and its channel. Whose receipt it is stands on the document (NumAtCard), whoever it is booked on.
 */
export function partnerOf(
  store: Guests,
  { partners = [] }: Pick<Facts, "partners">,
  order: Pick<Order, "currencycode" | "additionaldata">,
): Result<string> {
  if (partners.length > 1) return failure({ code: "ambiguous-partner", found: partners.length });
  return success(partners[0] ?? guestOf(store, order));
}

/** The first guest partner whose conditions all fit; that of the store where none does. */
function guestOf(
  { guestPartner, guestPartners }: Guests,
  { currencycode, additionaldata }: Pick<Order, "currencycode" | "additionaldata">,
): string {
  const own = guestPartners.find(
    ({ currency = currencycode, channel }) =>
      currency === currencycode &&
      (channel === undefined || isMarked(additionaldata[channel.key], channel.value)),
  );
  return own?.partner ?? guestPartner;
}

const isMarked = (stated: string | undefined, value: string | undefined): boolean =>
  stated !== undefined && (value === undefined || stated === value);
