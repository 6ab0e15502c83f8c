import type * as z from "zod/mini";
import { choice, readBy, objectOf, text, whole, yesNo } from "../entity/fields.ts";
import type { Row } from "../entity/row.ts";
import type { Run } from "../operation.ts";
import type { CallOptions } from "../request.ts";
import { askRow, askRows } from "./service-call.ts";

/** SAP spells the number of a series in two ways, by release: it is read as `Series`. */
const series = readBy(
  objectOf(() => ({
    Series: whole,
    SeriesProperty: whole,
    Name: text,
    /** Object code, such as "13" for invoices. */
    Document: text,
    DocumentSubType: text,
    InitialNumber: whole,
    NextNumber: whole,
    LastNumber: whole,
    Prefix: text,
    Suffix: text,
    Locked: yesNo,
    /** Whether numbers are given by hand. */
    IsManual: yesNo,
    /** A document takes a series of its period. */
    PeriodIndicator: text,
    /** The branch. */
    BPLID: whole,
    SeriesType: choice<"stDocument" | "stBusinessPartner" | "stItem" | "stResource">(),
    Remarks: text,
  })),
  ({ SeriesProperty, Series = SeriesProperty, ...row }) => ({ ...row, Series }),
);
/** A series of numbers. */
export type Series = Row<z.infer<typeof series>>;

/** What a series numbers. */
export interface NumberedDocument {
  /** Object code: "13" are invoices, "14" credit memos, "24" incoming payments, "2" business partners. */
  readonly Document: string;
  readonly DocumentSubType?: string | undefined;
}

/** The series by which SAP numbers documents, partners and items. */
export interface NumberSeries {
  /** All series of a kind of document. */
  documentSeries(of: NumberedDocument, options?: CallOptions): Promise<readonly Series[]>;
  /** The one that SAP takes when a document names none. */
  defaultSeries(of: NumberedDocument, options?: CallOptions): Promise<Series>;
  series(number: number, options?: CallOptions): Promise<Series>;
}

export function numberSeriesOf(run: Run): NumberSeries {
  const ofDocument = (name: string, of: NumberedDocument) => ({
    service: `SeriesService_${name}`,
    body: { DocumentTypeParams: of },
  });
  return {
    documentSeries: (of, options) =>
      run(askRows<Series>(ofDocument("GetDocumentSeries", of), series), options),
    defaultSeries: (of, options) => run(askRow<Series>(ofDocument("GetDefaultSeries", of), series), options),
    series: (number, options) => {
      const question = { service: "SeriesService_GetSeries", body: { SeriesParams: { Series: number } } };
      return run(askRow<Series>(question, series), options);
    },
  };
}
