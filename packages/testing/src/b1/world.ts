import { type BusinessPartners, createBusinessPartners } from "./masters/business-partners.ts";
import type { Company } from "./company.ts";
import { type Changes, createChanges } from "./changes.ts";
import type { Document } from "./documents/document-type.ts";
import { createDocumentDrafts, createPaymentDrafts, type Drafts } from "./documents/drafts.ts";
import type { EntitySet } from "./entity-set.ts";
import { createIncomingPayments, type IncomingPayments } from "./payments/incoming-payments.ts";
import { createInvoices, type Invoices } from "./documents/invoices.ts";
import { createBarCodes } from "./masters/bar-codes.ts";
import { createItemGroups } from "./masters/item-groups.ts";
import { createItemPrices } from "./masters/item-prices.ts";
import { createItemSeeds, type ItemSeeds } from "./masters/item-seeds.ts";
import { createItemTable } from "./masters/item-table.ts";
import { createItems } from "./masters/items.ts";
import { createPriceSets } from "./masters/price-lists.ts";
import { createJournalEntries, type JournalEntries } from "./ledger/journal-entries.ts";
import type { Payment } from "./payments/payment-type.ts";
import { createSetUpSets } from "./masters/set-up-sets.ts";
import { createShapes, type Shapes } from "./metadata/shapes.ts";
import { createSetUp } from "./setup/set-up.ts";
import { createBinLocations } from "./stock/bin-locations.ts";
import { goodsIssue, goodsReceipt } from "./stock/goods-document-type.ts";
import { createGoodsDocuments } from "./stock/goods-documents.ts";
import { createStockTransfers } from "./stock/stock-transfers.ts";
import { createStock, type Stock } from "./stock/stock.ts";
import { createUserFields } from "./setup/user-fields.ts";
import { createUserTables } from "./setup/user-tables.ts";

/** A company with everything in it, before anybody talks to it. */
export interface World {
  readonly company: Company;
  readonly changes: Changes;
  readonly shapes: Shapes;
  readonly stock: Stock;
  readonly seeds: ItemSeeds;
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
  const changes = createChanges();
  const setUp = createSetUp(company, changes);
  const userFields = createUserFields(changes, company.userFields);
  const shapes = createShapes((table) => userFields.of(table));
  const userTables = createUserTables({ shapes, changes }, company.userTables);
  const seeds = createItemSeeds(company);
  const prices = createItemPrices(company);
  const itemTable = createItemTable(company, { shapes, rows: { company, prices }, changes });
  const { warehouses } = setUp;
  const stock = createStock(company, { seeds, items: itemTable, warehouses, changes });
  const barCodes = createBarCodes(company, seeds, changes);
  const groups = createItemGroups(company);
  const items = createItems(company, { table: itemTable, shapes, stock, prices, barCodes, groups });
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

  const sets = new Map(
    [
      ...createSetUpSets(company),
      ...createPriceSets(company),
      groups,
      barCodes.set({ has: (itemCode) => items.find(itemCode) !== undefined }),
      items.clerkPrices,
      createBinLocations(company),
      createGoodsDocuments(goodsIssue, { ...shared, items, stock }),
      createGoodsDocuments(goodsReceipt, { ...shared, items, stock }),
      createStockTransfers({ ...shared, items, stock }),
      ...[items, partners, invoices, incomingPayments, drafts, paymentDrafts, journalEntries, userTables].map(
        ({ set }) => set,
      ),
      userFields.set(shapes),
    ].map((set) => [set.name, set]),
  );
  return {
    company,
    changes,
    shapes,
    stock,
    seeds,
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
  journalEntries.post(head, [
    { account: determination.stock, debit: value },
    { account: determination.openingBalance, credit: value },
  ]);
}
