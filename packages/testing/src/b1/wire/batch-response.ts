import { serverHeaders } from "./answers.ts";
import type { SubAnswer } from "./batch-change-set.ts";
import { writeSubResponse } from "./batch-http.ts";
import { writeMessage, writeMultipart } from "./batch-mime.ts";
import type { Call } from "./call.ts";
import { isRow, type Json } from "../json.ts";

/** What has become of one item of a batch: one answer, or one for each request of a change set. */
export type Result = SubAnswer | { readonly all: readonly SubAnswer[] };

/** The answer to a batch, which is a success also when its parts have failed: 200 in v2, 202 in v1. */
export async function writeBatch(results: readonly Result[], outer: Call, at: number): Promise<Response> {
  const { dialect } = outer;
  const boundary = `batchresponse_${guid(at, 0)}`;
  const sections: string[] = [];
  for (const [index, result] of results.entries()) {
    sections.push(await section(result, outer, `changesetresponse_${guid(at, index + 1)}`));
  }
  return new Response(writeMultipart(sections, boundary), {
    status: dialect.version === "v1" ? 202 : 200,
    headers: {
      "Content-Type": `multipart/mixed;boundary=${boundary}`,
      ...serverHeaders,
      ...dialect.versionHeaders,
    },
  });
}

async function section(result: Result, outer: Call, boundary: string): Promise<string> {
  if ("answer" in result) return await onePart(result, outer);
  const inner: string[] = [];
  for (const each of result.all) inner.push(await onePart(each, outer));
  return writeMessage(
    [`Content-Type: multipart/mixed; boundary=${boundary}`],
    writeMultipart(inner, boundary),
  );
}

async function onePart({ answer, contentId }: SubAnswer, { dialect }: Call): Promise<string> {
  const isV1 = dialect.version === "v1";
  const body = await answer.text();
  return writeSubResponse(answer, {
    contentId,
    idInAnswer: isV1,
    body: isV1 && answer.status >= 400 ? withInnerError(body) : body,
  });
}

/** In v1 the parts of a batch that fail have an empty `innererror` (manual, 3.9.6). */
function withInnerError(body: string): string {
  const parsed: unknown = body.startsWith("{") ? JSON.parse(body) : undefined;
  const error = isRow(parsed) ? (parsed.error as Json) : undefined; // a row holds Json
  return isRow(error)
    ? JSON.stringify({ error: { ...error, innererror: { context: null, trace: null } } })
    : body;
}

/** Made from the moment: a batch that is sent again at the same time gets the same boundaries. */
function guid(at: number, index: number): string {
  return `${index.toString(16).padStart(8, "0")}-0000-4000-8000-${at.toString(16).padStart(12, "0")}`;
}
