import * as z from "zod";
import {
  accountCode,
  cardCode,
  costingCode,
  idKey,
  itemCode,
  text,
  timeOfDay,
  timeZone,
  userField,
  vatGroup,
  vatRate,
  warehouseCode,
} from "./rules/fields.ts";

/** Where an order belongs: posted, never invoiced (another channel sold it), or none of our business. */
export const Scope = z.enum(["till-sale", "fulfilment", "not-ours"]);
export type Scope = z.infer<typeof Scope>;

/** What decides whether an order is ours to post (H5). The first line that fits decides: tag, register, site, default. */
const ScopeRules = z.strictObject({
  /** Sites (eshopid) whose orders are ours. @default every site */
  eshopids: z.array(z.int()).min(1).optional(),
  /** A register's own answer, by registerid in braces. */
  registers: z.record(z.string(), Scope).default({}),
  /** An answer by a key of the order's additionaldata, with this value or any. */
  tags: z.array(z.strictObject({ key: text, value: z.string().optional(), scope: Scope })).default([]),
  /** Orders that no till made: web orders, API orders. */
  withoutRegister: Scope.default("not-ours"),
  /** Orders that another system handed to Sitoo: already sold and invoiced there. */
  withExternalid: Scope.default("fulfilment"),
});

/** What a store is in SAP. */
const StoreRule = z.strictObject({
  /** The name people know it by: used in memos and reports. */
  name: text,
  /** CardCode of the business partner that anonymous sales are booked on. */
  guestPartner: cardCode,
  /** WarehouseCode the goods leave. */
  warehouse: warehouseCode,
  /** IANA time zone of its tills, where the order does not say. */
  timeZone: timeZone.optional(),
  /** Branch (BPLID) when the company has branches. */
  branch: z.int().optional(),
  /** First cost centre of every line. */
  costingCode: costingCode.optional(),
});

/** How a tender becomes a means of payment in SAP. */
const TenderRule = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("cash"), account: accountCode }),
  z.strictObject({ kind: z.literal("transfer"), account: accountCode }),
  /** A row of a credit card set-up (OCRC), which names the clearing account: card terminals, gift cards, wallets. */
  z.strictObject({ kind: z.literal("card"), creditCard: z.int(), paymentMethod: z.int().optional() }),
]);

/** A customer's decisions about their books, as data. */
export const Rules = z.strictObject({
  /** When a business day starts: a sale before that belongs to the day before (H6). @default "00:00" */
  businessDayStartsAt: timeOfDay.default("00:00"),
  scope: ScopeRules.default(ScopeRules.parse({})),
  /**
   * The go-live: the first order that is posted (its orderid). Older ones were booked otherwise and are never read (H24).
   * Without it a first run posts every sale that Sitoo holds.
   */
  cutover: z.strictObject({ orderid: z.int().positive() }).optional(),
  /** By Sitoo storeid. */
  stores: z
    .record(idKey("a Sitoo storeid"), StoreRule)
    .refine((stores) => Object.keys(stores).length > 0, "at least one store"),
  /** VAT rate in percent, as Sitoo has it, to the code of an output VAT group. */
  vat: z.record(vatRate, vatGroup),
  /** By the payment name that Sitoo prints. */
  tenders: z.record(text, TenderRule),
  /** Whether a customer is looked up in SAP; whoever is not found is booked on the guest partner. */
  customers: z.strictObject({ match: z.enum(["none", "email"]).default("none") }).default({ match: "none" }),
  /** The item and VAT group of the line that holds cash rounding; without it a rounded sale is a problem. */
  cashRounding: z.strictObject({ itemCode, vatGroup }).optional(),
  /** The user field of document headers that holds the key, when it is installed ("U_InstepKey"). */
  keyField: userField.optional(),
  /** Hours after which a closed order that is not paid becomes an exception (H30). @default 24 */
  closedUnpaidAfterHours: z.number().positive().default(24),
});
/** Rules with every default filled in. */
export type Rules = z.infer<typeof Rules>;
/** Rules as a person writes them. */
export type RulesInput = z.input<typeof Rules>;
export type StoreRule = Rules["stores"][string];
export type TenderRule = Rules["tenders"][string];

/** Rules that cannot be used, with every fault and its path. */
export class RulesError extends Error {
  override readonly name = "RulesError";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The rules cannot be used:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    this.faults = faults;
  }
}

/** Reads rules from JSON. Throws a RulesError that lists every fault with its path. */
export function parseRules(json: unknown): Rules {
  const parsed = Rules.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new RulesError(
    parsed.error.issues.map(({ path, message }) => `${path.join(".") || "rules"}: ${message}`),
  );
}
