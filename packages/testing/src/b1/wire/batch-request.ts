import { parseSubRequest, type SubRequest } from "./batch-http.ts";
import { boundaryOf, parseMessage, parseMultipart } from "./batch-mime.ts";
import type { Incoming } from "./call.ts";
import { SapRefusal } from "../refusal.ts";

/** What a batch asks for: single requests and change sets, in order. */
export type BatchItem =
  | { readonly kind: "request"; readonly request: SubRequest }
  | { readonly kind: "change-set"; readonly requests: readonly SubRequest[] };

/**
 * Reads a whole batch before any of it is carried out: what is not well-formed is refused as a whole, with 400 (manual,
 * 3.9.6; B1SLayer issues 8 and 68).
 */
export function readBatch({ headers, text, dialect }: Incoming): readonly BatchItem[] {
  const sections = sectionsOf(headers.get("Content-Type"), text);
  return sections.map((section) => {
    const contentType = parseMessage(section)?.headers.get("Content-Type");
    if (!contentType?.toLowerCase().startsWith("multipart/")) {
      return { kind: "request", request: readRequest(section) };
    }
    const body = parseMessage(section)?.body ?? "";
    const requests = sectionsOf(contentType, body).map((each) => readRequest(each, "change-set"));
    const named = requests.every(({ contentId }) => contentId !== undefined);
    if (dialect.version === "v2" && !named) throw contentIdMissing();
    return { kind: "change-set", requests };
  });
}

function sectionsOf(contentType: string | null, text: string): readonly string[] {
  const boundary = boundaryOf(contentType);
  const sections = boundary === undefined ? undefined : parseMultipart(text, boundary);
  if (!sections || sections.length === 0) throw incompleteBatch();
  return sections;
}

function readRequest(section: string, inside: "batch" | "change-set" = "batch"): SubRequest {
  const request = parseSubRequest(section);
  if (!request || !URL.canParse(request.target, "https://sap.test/b1s/")) throw incompleteRequest();
  if (inside === "change-set" && request.method.toUpperCase() === "GET") throw queryInChangeSet();
  return request;
}

function incompleteBatch(): SapRefusal {
  return new SapRefusal("-1000", "Incomplete Batch Request Body!");
}

/** The text is SAP's, the code is not known and taken from the other case. */
function incompleteRequest(): SapRefusal {
  return new SapRefusal(
    "-1000",
    "Incomplete request, Please check if the sub-request has complete request content and there should be two '\\r\\n' between sub-request header and content!",
  );
}

/** The text is SAP's, the code is not known. */
function queryInChangeSet(): SapRefusal {
  return new SapRefusal("-1000", "Query can't be included in change-std::set!");
}

function contentIdMissing(): SapRefusal {
  return new SapRefusal("244", "Content ID should be specified in each change set request.");
}
