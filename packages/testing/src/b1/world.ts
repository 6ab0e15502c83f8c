import { createAttachments } from "./masters/attachments.ts";
import { type BusinessPartners, createBusinessPartners } from "./masters/business-partners.ts";
import type { Company } from "./company.ts";
import { type Changes, createChanges } from "./changes.ts";
import type { Document } from "./documents/document-type.ts";
import { createDocumentDrafts, createPaymentDrafts, type Drafts } from "./documents/drafts.ts";
import type { EntitySet } from "./entity-set.ts";
import { createInvoices, type Invoices } from "./documents/invoices.ts";
import { createItems } from "./masters/items.ts";
import { createJournalEntries, type JournalEntries } from "./ledger/journal-entries.ts";
import { createJournalPayables } from "./ledger/journal-payables.ts";
import { createManualEntries } from "./ledger/manual-entries.ts";
import { createMoment, type Moment } from "./moment.ts";
import { createOnAccount } from "./payments/on-account.ts";
import { createOpenTransactions, type OpenTransactions } from "./ledger/open-transactions.ts";
import type { PayablesByObject } from "./payments/payable.ts";
import { paymentAmountService } from "./payments/payment-amounts.ts";
import { incoming, outgoing } from "./payments/payment-kind.ts";
import type { Payment } from "./payments/payment-type.ts";
import { createPayments, type Payments } from "./payments/payments.ts";
import { createReconciled, type Reconciled } from "./ledger/reconciled.ts";
import { createReconciliations } from "./ledger/reconciliations.ts";
import { reconciliationServices } from "./ledger/reconciliation-services.ts";
import { createSetUpSets } from "./masters/set-up-sets.ts";
import { createShapes, type Shapes } from "./metadata/shapes.ts";
import { createSetUp, type SetUp } from "./setup/set-up.ts";
import { createServices, type Services } from "./services/services.ts";
import { createSqlQueries, type SqlQueries } from "./services/sql-queries.ts";
import { setUpServices } from "./services/set-up-services.ts";
import { createStock, type Stock } from "./stock/stock.ts";
import { createUserFields } from "./setup/user-fields.ts";
import { createUserKeys } from "./setup/user-keys.ts";
import { createUserObjects } from "./setup/user-objects.ts";
import { createUserTables } from "./setup/user-tables.ts";
import { definitionsOf, viewWithout } from "./metadata/definitions.ts";

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
  readonly incomingPayments: Payments;
  readonly vendorPayments: Payments;
  readonly drafts: Drafts<Document>;
  readonly paymentDrafts: Drafts<Payment>;
  readonly journalEntries: JournalEntries;
  /** What is open on partners, by the code of the object: "13" are invoices. */
  readonly payables: PayablesByObject;
  readonly openTransactions: OpenTransactions;
  readonly reconciled: Reconciled;
  readonly services: Services;
  readonly sqlQueries: SqlQueries;
  /** A set by the name in its URL, the company's own tables included. */
  findSet(name: string): EntitySet | undefined;
  /** All sets there are. */
  sets(): readonly EntitySet[];
  /** The fields and tables that the company has added, by name: "OINV.U_InstepKey", "@INSTEP_LEDGER". */
  definitions(): Iterable<string>;
  /** Nothing is hidden from whoever looks at it. */
  readonly isWhole: boolean;
  /** The company as somebody sees it who does not know of some of these. */
  without(definitions: ReadonlySet<string>): World;
}

/** Opens a company: its masters, and its opening stock as the first journal entry. */
export function createWorld(company: Company): World {
  const changes = createChanges();
  const moment = createMoment();
  const setUp = createSetUp(company, { changes, moment });
  const userFields = createUserFields(changes, company);
  const shapes = createShapes((table) => userFields.of(table));
  const userKeys = createUserKeys(changes, userFields);
  const userTables = createUserTables({ shapes, changes, userFields, userKeys }, company.userTables);
  const stock = createStock(company, changes);
  const items = createItems(company, { shapes, stock, changes });
  const journalEntries = createJournalEntries(setUp, changes);
  const partners = createBusinessPartners(company, { setUp, shapes, journalEntries, changes, moment });
  const [drafts, paymentDrafts] = [createDocumentDrafts(changes), createPaymentDrafts(changes)];
  const shared = { setUp, changes, shapes, partners, journalEntries };
  const invoices = createInvoices({ ...shared, items, stock, drafts });
  const journalPayables = createJournalPayables(journalEntries, company, changes);
  const [received, spent] = [createOnAccount(changes), createOnAccount(changes)];
  const payables: PayablesByObject = {
    13: invoices.payables,
    24: received,
    30: journalPayables,
    46: spent,
  };
  const paying = { ...shared, payables, drafts: paymentDrafts };
  const incomingPayments = createPayments({ ...paying, kind: incoming, onAccount: received });
  const vendorPayments = createPayments({ ...paying, kind: outgoing, onAccount: spent });
  const manualEntries = createManualEntries({ ...shared, payables: journalPayables });
  const reconciled = createReconciled(changes);
  const openTransactions = createOpenTransactions(journalEntries, payables);
  const reconciliations = createReconciliations({ ...shared, payables, openTransactions, reconciled });
  postOpeningStock(company, { stock, journalEntries });

  const findSet = (name: string): EntitySet | undefined => sets.get(name) ?? userTables.find(name);
  const sqlQueries = createSqlQueries({ setUp, changes, shapes, findSet });
  const sets = new Map(
    [
      ...createSetUpSets(setUp),
      ...[items, partners, invoices, incomingPayments, vendorPayments, drafts, paymentDrafts].map(
        ({ set }) => set,
      ),
      ...[reconciliations.set, manualEntries, userTables.set, userKeys.set, createUserObjects()],
      userFields.set((name) => userTables.typeOf(name.slice(1)) !== undefined),
      sqlQueries.set,
      createAttachments(changes),
    ].map((set) => [set.name, set]),
  );
  const world: World = {
    company,
    isWhole: true,
    changes,
    moment,
    setUp,
    shapes,
    stock,
    partners,
    invoices,
    incomingPayments,
    vendorPayments,
    drafts,
    paymentDrafts,
    journalEntries,
    payables,
    openTransactions,
    reconciled,
    services: createServices([
      ...setUpServices({ setUp, shapes, findSet: (name) => sets.get(name) }),
      ...reconciliationServices({ shapes, journalEntries, openTransactions, reconciliations }),
      paymentAmountService({ shapes, payables }),
    ]),
    sqlQueries,
    findSet,
    sets: () => [...sets.values(), ...userTables.sets()],
    definitions: () => definitionsOf(userFields, userTables),
    without: (hidden) => viewWithout(hidden, world, userFields),
  };
  return world;
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
