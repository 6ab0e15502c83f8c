export type { Batch } from "./batch/batch.ts";
export {
  type BatchPart,
  type BatchResult,
  type BatchResults,
  type ChangeSet,
  changeSet,
} from "./batch/parts.ts";
export { type B1Client, createB1Client } from "./client.ts";
export type { Created } from "./entity/created.ts";
export type { Entity, Writes } from "./entity/entity.ts";
export { type Description, type EntitySet, entitySet, type Key, type Verb } from "./entity/entity-set.ts";
export { type ETag, etagOf } from "./entity/etag.ts";
export { day as sqlDay, type OneOf, type UserFields, type YesNo } from "./entity/fields.ts";
export type { Changing, Guarded, Operations } from "./entity/operations.ts";
export type { Reads } from "./entity/reading.ts";
export type { DraftOf, Known, Property, Row } from "./entity/row.ts";
export type { StandardSchema } from "./entity/standard-schema.ts";
export { type RefusalClass, type RefusalCode, refusalCodes, type WaitsFor } from "./error-catalogue.ts";
export {
  B1Error,
  type B1Facts,
  B1InDoubt,
  B1NotSent,
  B1Rejected,
  isB1Error,
  type Outcome,
  outcomeOf,
} from "./errors.ts";
export type { AnswerEvent, RequestEvent } from "./events.ts";
export type { Operation } from "./operation.ts";
export type { B1Options, B1Settings, B1SignOn, B1User } from "./options.ts";
export type { PingOptions, Pong } from "./ping.ts";
export { literal, odata, odataAny, type ODataFilter } from "./query/odata.ts";
export type { Filter, OrderBy, Query, Scan, Selection } from "./query/query.ts";
export type { SqlOptions, SqlParameters, SqlQuery, SqlQueryText } from "./query/sql-query.ts";
export type { B1Answer, B1Call, CallOptions } from "./request.ts";
export type { BusinessPartner, BusinessPartnerDraft } from "./resources/business-partners.ts";
export type { AdminInfo, Company, CompanyInfo } from "./resources/company.ts";
export type { Draft } from "./resources/drafts.ts";
export type { IncomingPayment, IncomingPaymentDraft } from "./resources/incoming-payments.ts";
export type { Invoice, InvoiceDraft } from "./resources/invoices.ts";
export type { Item, ItemDraft } from "./resources/items.ts";
export type { UserTableRow, UserTableRowDraft } from "./resources/user-tables.ts";
export type { Pointer } from "./sap-fault.ts";
export type { Authenticate, Authentication, AuthenticationRequest } from "./session/login.ts";
export type { CachedSession, SessionCache } from "./session/session-cache.ts";
