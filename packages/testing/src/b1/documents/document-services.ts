import { integerOf, isRow, type Row } from "../json.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { notFound, notModelled, SapRefusal } from "../refusal.ts";
import type { Service } from "../services/services.ts";
import { documentType } from "./document-type.ts";
import type { DocumentDrafts } from "./drafts.ts";
import type { Documents } from "./document-parts.ts";
import type { MarketingDocuments } from "./marketing-documents.ts";

interface ServiceParts {
  readonly documents: MarketingDocuments;
  readonly drafts: DocumentDrafts;
  readonly shapes: Shapes;
}

/** The functions of the root that work on marketing documents. */
export function documentServices({ documents, drafts, shapes }: ServiceParts): readonly Service[] {
  const cancelling = documents.all.filter(({ kind }) => kind.cancels === "by document");
  return [
    ...cancelling.map((each) => cancelService(each, shapes)),
    {
      name: "OrdersService_Preview",
      reads: true,
      run: (body, context) => {
        const sent = shapes.read(documentType, documentOf(body), "create");
        return documents.of("17").preview(sent, { ...context, parked: false });
      },
    },
    {
      name: "DraftsService_SaveDraftToDocument",
      reads: false,
      run: (body, context) => {
        drafts.save(entryOf(documentOf(body)), (draft, sent) =>
          documents.of(draft.DocObjectCode).post(sent, { ...context, parked: false }),
        );
        return undefined;
      },
    },
  ];
}

/** What a cancellation document may have of its own; the emulator changes no more of it. */
const ownOfCancellation = [
  "DocDate",
  "DocDueDate",
  "TaxDate",
  "VatDate",
  "NumAtCard",
  "Comments",
  "JournalMemo",
  "Reference1",
  "Reference2",
];

/** Cancels with some properties of the cancellation document's own. */
function cancelService(documents: Documents, shapes: Shapes): Service {
  const { kind, set } = documents;
  return {
    name: `${kind.set}Service_Cancel2`,
    reads: false,
    run: (body, context) => {
      const sent = documentOf(body);
      const docEntry = entryOf(sent);
      if (!set.table.get(docEntry)) throw notFound();
      const change = shapes.read(documentType, sent, "create");
      const other = Object.keys(change).find(
        (property) => !ownOfCancellation.includes(property) && !property.startsWith("U_"),
      );
      if (other !== undefined) throw notModelled(`'${other}' on a cancellation document`);
      documents.cancel(docEntry, change, context);
      return undefined;
    },
  };
}

function documentOf({ Document }: Row): Row {
  if (!isRow(Document)) throw new SapRefusal("-1000", "The request body has no Document"); // text: ours
  return Document;
}

/** Samples write numbers as texts. */
function entryOf(sent: Row): number {
  return integerOf(sent, "DocEntry") ?? Number(sent.DocEntry);
}
