import { createAttachments } from "./masters/attachments.ts";
import { type BusinessPartners, createBusinessPartners } from "./masters/business-partners.ts";
import type { Company } from "./company.ts";
import { wallClock } from "./dates.ts";
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
import { createMarketingDocuments, type MarketingDocuments } from "./documents/marketing-documents.ts";
import { createBarCodes } from "./masters/bar-codes.ts";
import { createItemGroups } from "./masters/item-groups.ts";
import { createItemPrices } from "./masters/item-prices.ts";
import { createItemSeeds, type ItemSeeds } from "./masters/item-seeds.ts";
import { createItemTable } from "./masters/item-table.ts";
import { createItems } from "./masters/items.ts";
import { createPriceSets } from "./masters/price-lists.ts";
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
import { tablesOf } from "./metadata/entity-type.ts";
import { createShapes, type Shapes } from "./metadata/shapes.ts";
import { createSetUp, type SetUp } from "./setup/set-up.ts";
import { createServices, type Services } from "./services/services.ts";
import { eventCatalog } from "./services/event-catalog.ts";
import { createEventSubscriptions, type EventSubscriptions } from "./services/event-subscriptions.ts";
import { createSqlQueries, type SqlQueries } from "./services/sql-queries.ts";
import { setUpServices } from "./services/set-up-services.ts";
import { createBinLocations } from "./stock/bin-locations.ts";
import { goodsIssue, goodsReceipt } from "./stock/goods-document-type.ts";
import { createGoodsDocuments } from "./stock/goods-documents.ts";
import { createStockTransfers } from "./stock/stock-transfers.ts";
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
  readonly seeds: ItemSeeds;
  readonly partners: BusinessPartners;
  /** Quotations, orders, deliveries, returns, invoices, credit memos and down payments. */
  readonly documents: MarketingDocuments;
  readonly invoices: Documents;
  readonly incomingPayments: Payments;
  readonly vendorPayments: Payments;
  readonly drafts: DocumentDrafts;
  readonly paymentDrafts: Drafts<Payment>;
  readonly journalEntries: JournalEntries;
  /** What is open on partners, by the code of the object: "13" are invoices. */
  readonly payables: PayablesByObject;
  readonly openTransactions: OpenTransactions;
  readonly reconciled: Reconciled;
  readonly services: Services;
  readonly sqlQueries: SqlQueries;
  readonly eventSubscriptions: EventSubscriptions;
  /** What the server's clock shows at a moment. */
  readonly wallClock: (at: number) => number;
  /** A set by the name in its URL, the company's own tables included. */
  findSet(name: string): EntitySet | undefined;
  /** All sets that the Service Layer has: the clerk's own are not among them. */
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
  const seeds = createItemSeeds(company);
  const prices = createItemPrices(company);
  const itemTable = createItemTable(company, { shapes, rows: { company, prices }, changes });
  const { warehouses } = setUp;
  const stock = createStock(company, { seeds, items: itemTable, warehouses, changes });
  const barCodes = createBarCodes(company, seeds, changes);
  const groups = createItemGroups(company);
  const items = createItems(company, { table: itemTable, shapes, stock, prices, barCodes, groups });
  const journalEntries = createJournalEntries(setUp, changes);
  const partners = createBusinessPartners(company, { setUp, shapes, journalEntries, changes, moment });
  const drafts = createDocumentDrafts(changes, (object, body, context) =>
    documents.of(object).outline(body, context),
  );
  const paymentDrafts = createPaymentDrafts(changes);
  const shared = { setUp, changes, shapes, partners, journalEntries };
  const documents = createMarketingDocuments({ ...shared, items, stock, drafts });
  const invoices = documents.of("13");
  const journalPayables = createJournalPayables(journalEntries, company, changes);
  const [received, spent] = [createOnAccount(changes), createOnAccount(changes)];
  const payables: PayablesByObject = {
    ...documents.payables,
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
  const eventSubscriptions = createEventSubscriptions({ setUp, changes, shapes });
  const sqlQueries = createSqlQueries({ setUp, changes, shapes, findSet });
  const sets = new Map(
    [
      ...createSetUpSets(setUp, journalEntries),
      ...documents.all.map(({ set }) => set),
      ...[items, partners, incomingPayments, vendorPayments, drafts, paymentDrafts].map(({ set }) => set),
      ...[reconciliations.set, manualEntries, userTables.set, userKeys.set, createUserObjects()],
      userFields.set((name) =>
        name.startsWith("@")
          ? userTables.typeOf(name.slice(1)) !== undefined
          : world.sets().some(({ type }) => tablesOf(type).includes(name)),
      ),
      sqlQueries.set,
      eventSubscriptions.set,
      createAttachments(changes, setUp),
      ...createPriceSets(company),
      groups,
      barCodes.set({ has: (itemCode) => items.find(itemCode) !== undefined }),
      items.clerkPrices,
      createBinLocations(company),
      createGoodsDocuments(goodsIssue, { ...shared, items, stock }),
      createGoodsDocuments(goodsReceipt, { ...shared, items, stock }),
      createStockTransfers({ ...shared, items, stock }),
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
    seeds,
    partners,
    documents,
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
      ...documentServices({ documents, drafts, shapes }),
      eventCatalog,
    ]),
    sqlQueries,
    eventSubscriptions,
    wallClock: wallClock(company.settings.timeZone),
    findSet,
    sets: () => [...sets.values(), ...userTables.sets()].filter(({ name }) => !name.startsWith("_")),
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
