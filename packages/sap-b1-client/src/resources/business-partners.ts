import * as z from "zod";
import { text, type UserFields, whole, yesNo, type YesNo } from "./wire.ts";

/** The part of a business partner that Instep reads; U_ fields and everything else SAP sends are kept. */
export const BusinessPartner = z.looseObject({
  CardCode: z.string(),
  CardName: text,
  CardType: text,
  GroupCode: whole,
  Currency: text,
  VatGroup: text,
  FederalTaxID: text,
  EmailAddress: text,
  FreeText: text,
  Valid: yesNo,
  Frozen: yesNo,
});
/** A business partner as SAP answers it. */
export type BusinessPartner = z.infer<typeof BusinessPartner>;

/** A business partner to be made. */
export interface BusinessPartnerDraft extends UserFields {
  /** At most 15 characters. */
  readonly CardCode: string;
  readonly CardName: string;
  readonly CardType: "cCustomer" | "cSupplier" | "cLid";
  readonly GroupCode?: number | undefined;
  /** ISO 4217, or "##" for all currencies. */
  readonly Currency?: string | undefined;
  readonly VatGroup?: string | undefined;
  readonly FederalTaxID?: string | undefined;
  readonly EmailAddress?: string | undefined;
  readonly Phone1?: string | undefined;
  readonly Valid?: YesNo | undefined;
  readonly Frozen?: YesNo | undefined;
  readonly FreeText?: string | undefined;
}
