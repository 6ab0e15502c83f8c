import { type BusinessPartners, createBusinessPartners } from "./business-partners.ts";
import type { Company } from "./company.ts";
import { createCompanyRules } from "./company-rules.ts";
import type { Document } from "./document-type.ts";
import { createDocumentDrafts, createPaymentDrafts, type Drafts } from "./drafts.ts";
import type { EntitySet } from "./entity-set.ts";
import { createIncomingPayments, type IncomingPayments } from "./incoming-payments.ts";
import { createInvoices, type Invoices } from "./invoices.ts";
import { createItems } from "./items.ts";
import { createJournalEntries, type JournalEntries } from "./journal-entries.ts";
import type { Payment } from "./payment-type.ts";
import { createSetUpSets } from "./set-up-sets.ts";
import { createShapes, type Shapes } from "./shapes.ts";
import { createStock, type Stock } from "./stock.ts";
import { createUserFields } from "./user-fields.ts";
import { createUserTables } from "./user-tables.ts";

/** A company with everything in it, before anybody talks to it. */
export interface World {
  readonly company: Company;
  readonly shapes: Shapes;
  readonly stock: Stock;
  readonly partners: BusinessPartners;
  readonly invoices: Invoices;
  readonly incomingPayments: IncomingPayments;
  readonly drafts: Drafts<Document>;
  readonly paymentDrafts: Drafts<Payment>;
  readonly journalEntries: JournalEntries;
  /** A set by the name in its URL, the company's own tables included. */
  findSet(name: string): EntitySet | undefined;
}

/** Opens a company: its masters, and its opening stock as the first journal entry. */
export function createWorld(company: Company): World {
  const rules = createCompanyRules(company);
  const userFields = createUserFields(company.userFields);
  const shapes = createShapes((table) => userFields.of(table));
  const userTables = createUserTables(company.userTables, shapes);
  const stock = createStock(company);
  const items = createItems(company, shapes, stock);
  const journalEntries = createJournalEntries();
  const partners = createBusinessPartners(company, { shapes, journalEntries });
  const [drafts, paymentDrafts] = [createDocumentDrafts(), createPaymentDrafts()];
  const shared = { rules, shapes, partners, journalEntries };
  const invoices = createInvoices({ ...shared, items, stock, drafts });
  const incomingPayments = createIncomingPayments({ ...shared, invoices, drafts: paymentDrafts });
  postOpeningStock(company, { stock, journalEntries });

  const sets = new Map(
    [
      ...createSetUpSets(company),
      ...[items, partners, invoices, incomingPayments, drafts, paymentDrafts, journalEntries, userTables].map(
        ({ set }) => set,
      ),
      userFields.set(shapes),
    ].map((set) => [set.name, set]),
  );
  return {
    company,
    shapes,
    stock,
    partners,
    invoices,
    incomingPayments,
    drafts,
    paymentDrafts,
    journalEntries,
    findSet: (name) => sets.get(name) ?? userTables.find(name),
  };
}

function postOpeningStock(
  { determination, periods }: Company,
  { stock, journalEntries }: Pick<World, "stock" | "journalEntries">,
): void {
  const value = stock.openingValue();
  if (value.eq(0)) return;
  const head = {
    day: periods[0]?.from ?? "2000-01-01",
    memo: "Opening stock",
    origin: "ttOpeningBalance",
    originEntry: 0,
    baseReference: "",
  } as const;
  journalEntries.prepare(head, [
    { account: determination.stock, debit: value },
    { account: determination.openingBalance, credit: value },
  ])();
}
