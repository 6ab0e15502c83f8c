import type * as z from "zod";
import type { B1Answer, B1Call, CallOptions } from "./request.ts";
import { createRequest } from "./request.ts";
import { type B1Options, resolveOptions } from "./options.ts";
import { BusinessPartner, type BusinessPartnerDraft } from "./resources/business-partners.ts";
import { AdminInfo, CompanyInfo } from "./resources/company.ts";
import { Draft } from "./resources/drafts.ts";
import { createEntity, type Entity } from "./resources/entity.ts";
import { IncomingPayment, type IncomingPaymentDraft } from "./resources/incoming-payments.ts";
import { Invoice, type InvoiceDraft } from "./resources/invoices.ts";
import { Item } from "./resources/items.ts";
import { UserTableRow } from "./resources/user-tables.ts";
import { readAs } from "./answer.ts";
import { createSessions } from "./session.ts";

/** The Service Layer of one SAP Business One company. Every failure is a `B1Error` that says whether anything was written. */
export interface B1Client extends AsyncDisposable {
  readonly companyDb: string;
  /** Logs in, also after a refusal of the credentials, which no other call tries a second time. */
  login(options?: CallOptions): Promise<void>;
  /** Ends the session, as well as it can be: SAP ends an idle one by itself. */
  logout(options?: CallOptions): Promise<void>;
  /** Any other call to the Service Layer. */
  request(call: B1Call): Promise<B1Answer>;
  readonly invoices: Entity<Invoice, InvoiceDraft, number>;
  readonly incomingPayments: Entity<IncomingPayment, IncomingPaymentDraft, number>;
  /** Documents that SAP holds for approval: to be read only. */
  readonly drafts: Entity<Draft, never, number>;
  /** Payments that SAP holds for approval: to be read only. */
  readonly paymentDrafts: Entity<Draft, never, number>;
  readonly businessPartners: Entity<BusinessPartner, BusinessPartnerDraft, string>;
  /** Items are kept in SAP, and only read here. */
  readonly items: Entity<Item, never, string>;
  /** The rows of a user table without an object: "INSTEP_LEDGER" is the entity set U_INSTEP_LEDGER. */
  userTable(name: string): Entity<UserTableRow, UserTableRow, string>;
  readonly company: {
    adminInfo(options?: CallOptions): Promise<AdminInfo>;
    companyInfo(options?: CallOptions): Promise<CompanyInfo>;
  };
}

/** Makes a client for one company. Throws a TypeError that lists every fault of the options; sends nothing yet. */
export function createB1Client(options: B1Options): B1Client {
  const settings = resolveOptions(options);
  const sessions = createSessions(settings);
  const request = createRequest(settings, sessions);
  const service = { request, pageSize: settings.pageSize };
  const read = async <T>(
    schema: z.ZodType<T>,
    path: string,
    { signal, mayLeave }: CallOptions = {},
  ): Promise<T> => {
    const call = { method: "GET", path, signal, mayLeave } as const;
    return readAs(schema, (await request(call)).body, call);
  };

  return {
    companyDb: settings.companyDb,
    login: (o) => sessions.login(o?.signal),
    logout: (o) => sessions.logout(o?.signal),
    [Symbol.asyncDispose]: () => sessions.logout(),
    request,
    invoices: createEntity(service, { set: "Invoices", key: "DocEntry", schema: Invoice }),
    incomingPayments: createEntity(service, {
      set: "IncomingPayments",
      key: "DocEntry",
      schema: IncomingPayment,
    }),
    drafts: createEntity(service, { set: "Drafts", key: "DocEntry", schema: Draft }),
    paymentDrafts: createEntity(service, { set: "PaymentDrafts", key: "DocEntry", schema: Draft }),
    businessPartners: createEntity(service, {
      set: "BusinessPartners",
      key: "CardCode",
      schema: BusinessPartner,
    }),
    items: createEntity(service, { set: "Items", key: "ItemCode", schema: Item }),
    userTable: (name) => createEntity(service, { set: `U_${name}`, key: "Code", schema: UserTableRow }),
    company: {
      adminInfo: (o) => read(AdminInfo, "CompanyService_GetAdminInfo", o),
      companyInfo: (o) => read(CompanyInfo, "CompanyService_GetCompanyInfo", o),
    },
  };
}
