import { type BusinessPartners, createBusinessPartners } from "./masters/business-partners.ts";
import type { Company } from "./company.ts";
import { type Changes, createChanges } from "./changes.ts";
import { documentServices } from "./documents/document-services.ts";
import type { Documents } from "./documents/document-parts.ts";
import {
  createDocumentDrafts,
  createPaymentDrafts,
  type DocumentDrafts,
  type Drafts,
} from "./documents/drafts.ts";
import type { EntitySet } from "./entity-set.ts";
import { createIncomingPayments, type IncomingPayments } from "./payments/incoming-payments.ts";
import { createMarketingDocuments, type MarketingDocuments } from "./documents/marketing-documents.ts";
import { createItems } from "./masters/items.ts";
import { createJournalEntries, type JournalEntries } from "./ledger/journal-entries.ts";
import { createMoment, type Moment } from "./moment.ts";
import type { PayablesByObject } from "./payments/payable.ts";
import type { Payment } from "./payments/payment-type.ts";
import { createSetUpSets } from "./masters/set-up-sets.ts";
import { createShapes, type Shapes } from "./metadata/shapes.ts";
import { createSetUp, type SetUp } from "./setup/set-up.ts";
import { createServices, type Services } from "./services/services.ts";
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
  /** Quotations, orders, deliveries, returns, invoices, credit memos and down payments. */
  readonly documents: MarketingDocuments;
  readonly invoices: Documents;
  readonly incomingPayments: IncomingPayments;
  readonly drafts: DocumentDrafts;
  readonly paymentDrafts: Drafts<Payment>;
  readonly journalEntries: JournalEntries;
  /** What is open on partners, by the code of the object: "13" are invoices. */
  readonly payables: PayablesByObject;
  readonly services: Services;
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
  const drafts = createDocumentDrafts(changes, (object, body, context) =>
    documents.of(object).outline(body, context),
  );
  const paymentDrafts = createPaymentDrafts(changes);
  const shared = { setUp, changes, shapes, partners, journalEntries };
  const documents = createMarketingDocuments({ ...shared, items, stock, drafts });
  const invoices = documents.of("13");
  const { payables } = documents;
  const incomingPayments = createIncomingPayments({
    ...shared,
    payables: invoices.payables,
    drafts: paymentDrafts,
  });
  postOpeningStock(company, { stock, journalEntries });

  const sets = new Map(
    [
      ...createSetUpSets(company),
      ...documents.all.map(({ set }) => set),
      ...[items, partners, incomingPayments, drafts, paymentDrafts, journalEntries, userTables].map(
        ({ set }) => set,
      ),
      userFields.set(shapes),
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
    documents,
    invoices,
    incomingPayments,
    drafts,
    paymentDrafts,
    journalEntries,
    payables,
    services: createServices([
      ...setUpServices({ setUp, shapes }),
      ...documentServices({ documents, drafts, shapes }),
    ]),
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
  journalEntries.post(head, [
    { account: determination.stock, debit: value },
    { account: determination.openingBalance, credit: value },
  ]);
}
