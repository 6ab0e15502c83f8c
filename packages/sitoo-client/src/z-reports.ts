import { unreadable } from "./answer.ts";
import type { CallOptions } from "./request.ts";
import { inParts } from "./resource/asked-fields.ts";
import { inOrder } from "./resource/in-order.ts";
import { methodsOf } from "./resource/methods.ts";
import type { Service } from "./resource/place.ts";
import type { Read } from "./resource/records.ts";
import { accountZReports, type ZReport, zReports } from "./resources/z-reports.ts";
import type { Methods } from "./resource/resource.ts";

/** Which Z-reports of an account. */
export interface ZReportQuery {
  /** Unix seconds, included: when a report reached Sitoo. */
  readonly dateaddedfrom?: number | undefined;
  /** Unix seconds, included. */
  readonly dateaddedto?: number | undefined;
  /** GUIDs in braces. */
  readonly registerid?: readonly string[] | undefined;
  /** External ids of stores. */
  readonly store_id?: readonly string[] | undefined;
}

/** The Z-reports of an account. */
export interface ZReports {
  /** In the order in which they reached Sitoo, each read by itself and given once: an unreadable one as `{till}/number`. */
  each(query?: ZReportQuery, options?: CallOptions): AsyncIterable<Read<ZReport>>;
  /** Those of one till, by its GUID in braces. */
  ofRegister(registerid: string): Methods<typeof zReports>;
}

/** Sitoo gives at most this many at once; the next ones begin with the last second of these. */
const most = 500;

export function createZReports(service: Service): ZReports {
  const { each } = methodsOf(service, accountZReports);

  async function* eachReport(query: ZReportQuery, options?: CallOptions): AsyncGenerator<Read<ZReport>> {
    let from = query.dateaddedfrom;
    let known = new Set<string | undefined>();
    for (let more = true; more;) {
      const page: Read<ZReport>[] = [];
      for await (const report of each({ ...query, dateaddedfrom: from }, options)) page.push(report);
      const fresh = page.filter((report) => nameOf(report) === undefined || !known.has(nameOf(report)));
      yield* fresh;
      const last = Math.max(...page.map(addedOf));
      more = page.length >= most;
      if (more && !(last > (from ?? -Infinity)))
        throw unreadable(`${String(most)} Z-reports or more were added in one second`, {
          method: "GET",
          path: "pos-z-reports",
        });
      known = new Set(page.map(nameOf));
      from = last;
    }
  }
  /** Each part goes on by itself: what is the last of one says nothing of the others. */
  const eachOfParts = (query: ZReportQuery, options?: CallOptions): AsyncIterator<Read<ZReport>> => {
    const parts = inParts({ ...query }).map((part) => eachReport(part, options));
    return inOrder(parts, addedOf);
  };
  return {
    each: (query = {}, options) => ({ [Symbol.asyncIterator]: () => eachOfParts(query, options) }),
    ofRegister: (registerid) => methodsOf(service, zReports, { registerid }),
  };
}

/** When it reached Sitoo; nobody knows of one that cannot be read. */
function addedOf(report: Read<ZReport>): number {
  return report.ok ? (report.value.dateadded ?? -Infinity) : -Infinity;
}

/** A report's number runs per till. One of which neither can be read has no name, and is rather given twice than never. */
function nameOf(report: Read<ZReport>): string | undefined {
  return report.ok ? `${report.value.registerid}/${String(report.value.zreportid)}` : report.id?.toString();
}
