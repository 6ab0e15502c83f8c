import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { amount, choice, day, many, objectOf, text, timeOfDay, whole, yesNo } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";
import {
  contactEmployee,
  partnerAddress,
  partnerBranch,
  partnerCurrency,
  partnerPaymentMethod,
} from "./partner-parts.ts";

const schema = objectOf(() => ({
  /** At most 15 characters. */
  CardCode: z.string(),
  CardName: text,
  CardForeignName: text,
  AliasName: text,
  CardType: choice<"cCustomer" | "cSupplier" | "cLid">(),
  GroupCode: whole,
  CompanyPrivate: choice<"cCompany" | "cPrivate" | "cGovernment" | "cEmployee">(),
  Series: whole,
  FatherCard: text,
  /** ISO 4217, or "##" for all currencies. */
  Currency: text,
  PriceListNum: whole,
  /** Of a company that tells net from gross prices. */
  PriceMode: choice<"pmNet" | "pmGross">(),
  DiscountPercent: amount,
  NoDiscounts: yesNo,
  PayTermsGrpCode: whole,
  /** SAP's own spelling. */
  PeymentMethodCode: text,
  CreditLimit: amount,
  /** The account of what the partner owes. */
  DebitorAccount: text,
  VatLiable: choice<"vExempted" | "vLiable" | "vEC">(),
  VatGroup: text,
  FederalTaxID: text,
  VatIDNum: text,
  CompanyRegistrationNumber: text,
  GlobalLocationNumber: text,
  TaxRoundingRule: choice<"trr_RoundDown" | "trr_RoundUp" | "trr_RoundOff" | "trr_CompanyDefault">(),
  EmailAddress: text,
  Phone1: text,
  Phone2: text,
  Cellular: text,
  Website: text,
  ContactPerson: text,
  LanguageCode: whole,
  BlockSendingMarketingContent: yesNo,
  Address: text,
  ZipCode: text,
  City: text,
  County: text,
  Country: text,
  /** Names of addresses in BPAddresses. */
  BilltoDefault: text,
  ShipToDefault: text,
  SalesPersonCode: whole,
  Territory: whole,
  ProjectCode: text,
  ShippingType: whole,
  FreeText: text,
  Notes: text,
  Valid: yesNo,
  ValidFrom: day,
  ValidTo: day,
  Frozen: yesNo,
  FrozenFrom: day,
  FrozenTo: day,
  CurrentAccountBalance: amount,
  OpenOrdersBalance: amount,
  OpenDeliveryNotesBalance: amount,
  AttachmentEntry: whole,
  CreateDate: day,
  CreateTime: timeOfDay,
  UpdateDate: day,
  UpdateTime: timeOfDay,
  /** It rises with every document of the partner, too. */
  DataVersion: whole,
  BPAddresses: many(partnerAddress),
  ContactEmployees: many(contactEmployee),
  BPPaymentMethods: many(partnerPaymentMethod),
  BPBranchAssignment: many(partnerBranch),
  BPCurrenciesCollection: many(partnerCurrency),
}));

/** A business partner as SAP answers it. */
export type BusinessPartner = Row<z.infer<typeof schema>>;

type OnlySap =
  | "CurrentAccountBalance"
  | "OpenOrdersBalance"
  | "OpenDeliveryNotesBalance"
  | "CreateDate"
  | "CreateTime"
  | "UpdateDate"
  | "UpdateTime"
  | "DataVersion";

/** A business partner to be made or changed: with its code, or with the series that numbers it. */
export type BusinessPartnerDraft =
  DraftOf<BusinessPartner, "CardCode", OnlySap> | DraftOf<BusinessPartner, "Series", OnlySap>;

export const businessPartners = entitySet<BusinessPartner, BusinessPartnerDraft>()({
  set: "BusinessPartners",
  key: "CardCode",
  schema,
  verbs: ["create", "update", "remove"],
  etags: true,
});
