import * as z from "zod/mini";
import { entitySet } from "../entity/entity-set.ts";
import { amount, choice, objectOf, text, whole } from "../entity/fields.ts";
import type { DraftOf, Row } from "../entity/row.ts";

const card = objectOf(() => ({
  CreditCardCode: z.int(),
  CreditCardName: text,
  /** What is paid by it is owed on this account, until the acquirer pays. */
  GLAccount: text,
  CompanyID: text,
  Telephone: text,
  CountryCode: text,
}));

/** A kind of card, or another tender that is booked like one, as SAP answers it. */
export type CreditCard = Row<z.infer<typeof card>>;

/** A kind of card to be made or changed: SAP gives it its number. */
export type CreditCardDraft = DraftOf<CreditCard, "CreditCardName" | "GLAccount", "CreditCardCode">;

export const creditCards = entitySet<CreditCard, CreditCardDraft>()({
  set: "CreditCards",
  key: "CreditCardCode",
  schema: card,
  verbs: ["create", "update", "remove"],
});

const method = objectOf(() => ({
  PaymentMethodCode: z.int(),
  Name: text,
  PaymentCode: text,
  /** CreditCardCode of the card it is for. */
  AssignedtoCreditCard: whole,
  MinimumCreditAmount: amount,
  MinimumPaymentAmount: amount,
  MaxQtyWithoutApproval: amount,
  InstallmentPaymentsPossible: choice<"ippCr" | "ippNo" | "ippRd" | "ippYes">(),
}));

/** How a card is charged, as SAP answers it. */
export type CreditPaymentMethod = Row<z.infer<typeof method>>;

/** A way to charge a card, to be made or changed: SAP gives it its number. */
export type CreditPaymentMethodDraft = DraftOf<CreditPaymentMethod, "Name", "PaymentMethodCode">;

export const creditPaymentMethods = entitySet<CreditPaymentMethod, CreditPaymentMethodDraft>()({
  set: "CreditPaymentMethods",
  key: "PaymentMethodCode",
  schema: method,
  verbs: ["create", "update", "remove"],
});
