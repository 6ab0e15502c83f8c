import { createAttachments } from "./masters/attachments.ts";
import { type BusinessPartners, createBusinessPartners } from "./masters/business-partners.ts";
import type { Company } from "./company.ts";
import { type Changes, createChanges } from "./changes.ts";
import type { Document } from "./documents/document-type.ts";
import { createDocumentDrafts, createPaymentDrafts, type Drafts } from "./documents/drafts.ts";
import type { EntitySet } from "./entity-set.ts";
import { createIncomingPayments, type IncomingPayments } from "./payments/incoming-payments.ts";
import { createInvoices, type Invoices } from "./documents/invoices.ts";
import { createItems } from "./masters/items.ts";
import { createJournalEntries, type JournalEntries } from "./ledger/journal-entries.ts";
import { createMoment, type Moment } from "./moment.ts";
import type { Payment } from "./payments/payment-type.ts";
import { createSetUpSets } from "./masters/set-up-sets.ts";
import { createShapes, type Shapes } from "./metadata/shapes.ts";
import { createSetUp, type SetUp } from "./setup/set-up.ts";
import { createServices, type Services } from "./services/services.ts";
import { createSqlQueries, type SqlQueries } from "./services/sql-queries.ts";
import { setUpServices } from "./services/set-up-services.ts";
import { createStock, type Stock } from "./stock/stock.ts";
import { createUserFields } from "./setup/user-fields.ts";
import { createUserTables } from "./setup/user-tables.ts";

/** A company with everything in it, before anybody talks to it. */
export interface World {
  readonly company: Company;
  readonly changes: Changes;
  readonly moment: Moment;
  readonly setUp: SetUp;
  readonly shapes: Shapes;
  readonly stock: Stock;
  readonly partners: BusinessPartners;
  readonly invoices: Invoices;
  readonly incomingPayments: IncomingPayments;
  readonly drafts: Drafts<Document>;
  readonly paymentDrafts: Drafts<Payment>;
  readonly journalEntries: JournalEntries;
  readonly services: Services;
  readonly sqlQueries: SqlQueries;
  /** A set by the name in its URL, the company's own tables included. */
  findSet(name: string): EntitySet | undefined;
}

/** Opens a company: its masters, and its opening stock as the first journal entry. */
export function createWorld(company: Company): World {
  const changes = createChanges();
  const moment = createMoment();
  const setUp = createSetUp(company, { changes, moment });
  const userFields = createUserFields(changes, company.userFields);
  const shapes = createShapes((table) => userFields.of(table));
  const userTables = createUserTables({ shapes, changes }, company.userTables);
  const stock = createStock(company, changes);
  const items = createItems(company, { shapes, stock, changes });
  const journalEntries = createJournalEntries(changes);
  const partners = createBusinessPartners(company, { shapes, journalEntries, changes });
  const [drafts, paymentDrafts] = [createDocumentDrafts(changes), createPaymentDrafts(changes)];
  const shared = { setUp, changes, shapes, partners, journalEntries };
  const invoices = createInvoices({ ...shared, items, stock, drafts });
  const incomingPayments = createIncomingPayments({
    ...shared,
    payables: invoices.payables,
    drafts: paymentDrafts,
  });
  postOpeningStock(company, { stock, journalEntries });

  const findSet = (name: string): EntitySet | undefined => sets.get(name) ?? userTables.find(name);
  const sqlQueries = createSqlQueries({ setUp, changes, shapes, findSet });
  const sets = new Map(
    [
      ...createSetUpSets(company),
      ...[items, partners, invoices, incomingPayments, drafts, paymentDrafts, journalEntries, userTables].map(
        ({ set }) => set,
      ),
      userFields.set(shapes),
      sqlQueries.set,
      createAttachments(changes),
    ].map((set) => [set.name, set]),
  );
  return {
    company,
    changes,
    moment,
    setUp,
    shapes,
    stock,
    partners,
    invoices,
    incomingPayments,
    drafts,
    paymentDrafts,
    journalEntries,
    services: createServices([...setUpServices({ setUp, shapes })]),
    sqlQueries,
    findSet,
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
  journalEntries.post(head, [
    { account: determination.stock, debit: value },
    { account: determination.openingBalance, credit: value },
  ]);
}
