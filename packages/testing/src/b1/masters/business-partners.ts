import { type Changes, keptMap } from "../changes.ts";
import type { Company, CompanyPartner } from "../company.ts";
import { dayAt, timeAt, wireDate } from "../dates.ts";
import { type Decimal, decimal, wire, zero } from "../decimals.ts";
import type { Created, EntitySet } from "../entity-set.ts";
import { asText, integerOf, type Key, type Row, textOf } from "../json.ts";
import type { JournalEntries } from "../ledger/journal-entries.ts";
import type { Shapes } from "../metadata/shapes.ts";
import type { Moment } from "../moment.ts";
import { defaultB1Options } from "../options.ts";
import { businessRule, notSupported, referenceMissing, refused } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import { createTable } from "../table.ts";
import { isActiveOn } from "./item-activity.ts";
import { changed } from "./items.ts";
import { checkChange } from "./partner-changes.ts";
import { checkReferences } from "./partner-references.ts";
import { activeBranches, withRows } from "./partner-rows.ts";
import { partnerType } from "./partner-type.ts";

export type Partner = Row & {
  readonly CardCode: string;
  readonly CardName: string | null;
  readonly Currency: string;
  readonly Frozen: string;
  readonly Valid: string;
  readonly DataVersion: number;
};

/** Customers. */
export interface BusinessPartners {
  readonly set: EntitySet;
  /**
   * The customer of a new document. Refuses one that is missing, or inactive on its day ("YYYY-MM-DD", today by default);
   * `field` names where it was sent.
   */
  getActive(cardCode: string | undefined, field: string, day?: string): Partner;
  /** Refuses a document by which the customer would owe more than he may, in a company that blocks that. */
  checkCredit(cardCode: string, total: Decimal): void;
  /** A document was posted for the partner: its version rises. */
  touch(cardCode: string): void;
}

interface Parts {
  readonly setUp: SetUp;
  readonly shapes: Shapes;
  readonly journalEntries: JournalEntries;
  readonly changes: Changes;
  readonly moment: Moment;
}

export function createBusinessPartners(company: Company, parts: Parts): BusinessPartners {
  const { setUp, shapes, journalEntries, changes, moment } = parts;
  const table = createTable<Partner>({
    keyOf: ({ CardCode }) => CardCode,
    indexed: ["EmailAddress", "CardName", "Phone1", "Cellular"],
    changes,
  });
  const withPapers = keptMap<string, boolean>(changes);
  const balanceOf = (cardCode: string): Decimal => journalEntries.partnerBalances().get(cardCode) ?? zero;
  const options = () => moment.now()?.options ?? defaultB1Options;
  const put = (partner: Partner): Partner => {
    table.put(partner);
    const branches = activeBranches(partner);
    if (branches) setUp.branches.assign(partner.CardCode, branches);
    return partner;
  };
  const add = (body: Row & { readonly CardCode: string }, at: number): Partner =>
    put({ ...shapes.blank(partnerType), ...defaults(company, body, at), ...withRows(body) });
  for (const seed of company.businessPartners) add(toBody(seed, company), openingMoment(company));

  const hasPapers = (cardCode: string): boolean =>
    withPapers.get(cardCode) === true || journalEntries.partnerBalances().get(cardCode) !== undefined;
  const post = (body: Row, at: number): Partner => {
    const CardCode = codeOf(body, setUp);
    if (table.get(CardCode)) throw alreadyAssigned(CardCode);
    checkReferences(body, setUp);
    return add({ ...body, CardCode }, at);
  };
  const patch = (key: Key, body: Row, at: number): void => {
    const partner = table.get(key);
    if (!partner) return;
    checkReferences(body, setUp, partner);
    checkChange(partner, body, { hasPapers: hasPapers(partner.CardCode) });
    put(changed(partner, withRows({ ...body, CardCode: partner.CardCode }, partner), at));
  };
  const remove = (key: Key): void => {
    if (hasPapers(String(key))) throw notSupported();
    table.remove(key);
  };
  const set: EntitySet = {
    name: "BusinessPartners",
    type: partnerType,
    keys: ["CardCode"],
    table,
    versioned: true,
    presented: ["CurrentAccountBalance"],
    present: (row) => ({ ...row, CurrentAccountBalance: wire(balanceOf(asText(row.CardCode))) }),
    post: (body, { at }): Created => ({ set, row: post(body, at) }),
    patch: (key, body, { at }) => {
      patch(key, body, at);
    },
    remove,
  };
  return {
    set,
    getActive: (cardCode, field, day = dayAt(moment.now()?.at ?? openingMoment(company))) => {
      const partner = cardCode === undefined ? undefined : table.get(cardCode);
      if (!partner) {
        throw referenceMissing(field, options().missingPartnerCode);
      }
      if (!isActiveOn(partner, day)) {
        throw businessRule(`10001071 - Customer ${partner.CardCode} is inactive`);
      }
      return partner;
    },
    checkCredit: (cardCode, total) => {
      const limit = decimal(Number(table.get(cardCode)?.CreditLimit ?? 0));
      const blocks = company.settings.BlockCreditLimit === true && options().creditLimits === "enforce";
      if (blocks && limit.gt(0) && balanceOf(cardCode).plus(total).gt(limit)) {
        throw businessRule(`Credit limit of customer ${cardCode} is exceeded [OCRD.CreditLine]`); // text: ours
      }
    },
    touch: (cardCode) => {
      const partner = table.get(cardCode);
      if (!partner) return;
      table.put({ ...partner, DataVersion: partner.DataVersion + 1 });
      withPapers.set(cardCode, true);
    },
  };
}

/** The code that was sent, or the next one of a series: of the one that was named, or of the company's default. */
function codeOf(body: Row, { numbering }: SetUp): string {
  const given = textOf(body, "CardCode");
  const code = given ?? numbering.nextCode("2", integerOf(body, "Series"));
  if (code === undefined) throw refused("Code undefined [OCRD.CardCode]");
  return code;
}

function alreadyAssigned(cardCode: string): Error {
  return businessRule(
    `1320000140 - Business partner code '${cardCode}' already assigned to a business partner; enter a unique business partner code`,
  );
}

function defaults({ LocalCurrency, determination }: Company, { CardType }: Row, at: number) {
  const day = wireDate(dayAt(at));
  return {
    CardName: null,
    CardType: "cCustomer",
    GroupCode: CardType === "cSupplier" ? 101 : 100,
    Currency: LocalCurrency,
    Valid: "tYES",
    Frozen: "tNO",
    DebitorAccount: determination.receivables,
    CreateDate: day,
    CreateTime: timeAt(at),
    UpdateDate: day,
    UpdateTime: timeAt(at),
    DataVersion: 1,
  };
}

function toBody(seed: CompanyPartner, { businessPlaces = [] }: Company) {
  const { CardCode, CardName, CreditLimit, disabledBranches = [], more, ...rest } = seed;
  const { Currency = "##", Valid = true, Frozen = !Valid, FrozenFrom, FrozenTo, ...kept } = rest;
  return {
    ...more,
    ...kept,
    CardCode,
    CardName,
    Currency,
    EmailAddress: seed.EmailAddress ?? null,
    Valid: Valid ? "tYES" : "tNO",
    Frozen: Frozen ? "tYES" : "tNO",
    ...(FrozenFrom && { FrozenFrom: wireDate(FrozenFrom) }),
    ...(FrozenTo && { FrozenTo: wireDate(FrozenTo) }),
    ...(CreditLimit && { CreditLimit: Number(CreditLimit) }),
    BPBranchAssignment: businessPlaces.map(({ BPLID }) => ({
      BPLID,
      DisabledForBP: disabledBranches.includes(BPLID) ? "tYES" : "tNO",
    })),
  };
}

function openingMoment(company: Company): number {
  return Date.parse(wireDate(company.periods[0]?.from ?? "2000-01-01"));
}
