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
import type { Payment } from "./payments/payment-type.ts";
import { createSetUpSets } from "./masters/set-up-sets.ts";
import { createShapes, type Shapes } from "./metadata/shapes.ts";
import { createSetUp } from "./setup/set-up.ts";
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
  /** All sets there are. */
  sets(): readonly EntitySet[];
  /** The fields and tables that the company has added, by name: "OINV.U_InstepKey", "@INSTEP_LEDGER". */
  definitions(): Iterable<string>;
  /** The company as somebody sees it who does not know of some of these. */
  without(definitions: ReadonlySet<string>): World;
}

/** Opens a company: its masters, and its opening stock as the first journal entry. */
export function createWorld(company: Company): World {
  const changes = createChanges();
  const setUp = createSetUp(company, changes);
  const userFields = createUserFields(changes, company);
  const shapes = createShapes((table) => userFields.of(table));
  const userKeys = createUserKeys(changes, userFields);
  const userTables = createUserTables({ shapes, changes, userFields, userKeys }, company.userTables);
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

  const sets = new Map(
    [
      ...createSetUpSets(company),
      ...[
        items,
        partners,
        invoices,
        incomingPayments,
        drafts,
        paymentDrafts,
        journalEntries,
        userTables,
        userKeys,
      ].map(({ set }) => set),
      createUserObjects(),
      userFields.set((name) => userTables.typeOf(name.slice(1)) !== undefined),
    ].map((set) => [set.name, set]),
  );
  const world: World = {
    company,
    changes,
    shapes,
    stock,
    partners,
    invoices,
    incomingPayments,
    drafts,
    paymentDrafts,
    journalEntries,
    findSet: (name) => sets.get(name) ?? userTables.find(name),
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
