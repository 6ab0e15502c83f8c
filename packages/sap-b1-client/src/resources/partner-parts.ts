import { choice, day, objectOf, text, timeOfDay, whole, yesNo } from "../entity/fields.ts";

/** An address. SAP changes it in a PATCH only when BPCode, AddressName, AddressType and RowNum come with it. */
export const partnerAddress = objectOf(() => ({
  BPCode: text,
  AddressName: text,
  AddressName2: text,
  AddressName3: text,
  AddressType: choice<"bo_ShipTo" | "bo_BillTo">(),
  RowNum: whole,
  Street: text,
  StreetNo: text,
  Block: text,
  BuildingFloorRoom: text,
  ZipCode: text,
  City: text,
  County: text,
  State: text,
  Country: text,
  FederalTaxID: text,
  TaxCode: text,
  GlobalLocationNumber: text,
  CreateDate: day,
  CreateTime: timeOfDay,
}));

/** A person at the partner. */
export const contactEmployee = objectOf(() => ({
  InternalCode: whole,
  CardCode: text,
  /** Short name, unique for the partner. */
  Name: text,
  Active: yesNo,
  FirstName: text,
  MiddleName: text,
  LastName: text,
  Title: text,
  Position: text,
  E_Mail: text,
  MobilePhone: text,
  Phone1: text,
  Phone2: text,
  Address: text,
  DateOfBirth: day,
  Gender: choice<"gt_Female" | "gt_Male" | "gt_Undefined" | "gt_Masked">(),
  Remarks1: text,
  BlockSendingMarketingContent: yesNo,
  CreateDate: day,
  CreateTime: timeOfDay,
  UpdateDate: day,
  UpdateTime: timeOfDay,
}));

export const partnerPaymentMethod = objectOf(() => ({
  BPCode: text,
  RowNumber: whole,
  PaymentMethodCode: text,
}));

/** A branch, and whether the partner is kept from it. */
export const partnerBranch = objectOf(() => ({
  BPCode: text,
  BPLID: whole,
  DisabledForBP: yesNo,
}));

export const partnerCurrency = objectOf(() => ({
  CurrencyCode: text,
  Include: yesNo,
}));
