/** How the Service Layer of a test writes its answer to a batch. */
export interface Play {
  readonly lineEnd: string;
  /** Where the Content-ID stands: in the part as in version 2, in the answer as in version 1, nowhere. */
  readonly ids: "part" | "answer" | "none";
  readonly lengths: boolean;
  /** Spaces by which JSON is indented. */
  readonly indent: number;
  readonly quoted: boolean;
  readonly preamble: string;
  readonly epilogue: string;
  readonly afterFailure: "stop" | "continue";
}

/** What one operation is answered. */
export interface Planned {
  readonly status: number;
  readonly body: unknown;
}

/** An operation as it arrived, and what has become of it. */
export interface Carried {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly done: boolean;
  readonly value: unknown;
  readonly outcome: "confirmed" | "rejected" | "rolled-back" | "not-executed";
}

/** In what pieces the bytes of the answer come, and where they end: at a share of them, or after so many. */
export interface Cut {
  readonly pieces: readonly number[];
  readonly at?: number;
  readonly bytes?: number;
}

interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly id: string | undefined;
}

/**
 * A Service Layer of a few lines that knows nothing but batches, and takes one apart in another way than the client: by
 * splitting bytes. Operations are answered in their order as planned.
 */
export function batchLayer(planned: readonly Planned[], play: Play, cut: Cut) {
  let carried: readonly Carried[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (request.url.endsWith("/Login")) return Response.json({ SessionId: "s1" });
    const [, boundary = ""] = /boundary=(\S+)$/.exec(request.headers.get("content-type") ?? "") ?? [];
    const items = splitUp(Buffer.from(await request.arrayBuffer()).toString("latin1"), boundary).map(arrived);
    const work = carryOut(items, [...planned], play);
    carried = work.carried;
    return streamed(write(work.sections, "answer_1", play), play, cut);
  };
  return { fetch, carried: () => carried };
}

function splitUp(bytes: string, boundary: string): readonly string[] {
  const pieces = `\r\n${bytes}`.split(`\r\n--${boundary}`);
  const [before, after] = [pieces.shift(), pieces.pop()];
  if (before !== "" || after !== "--\r\n") throw new Error("This is no multipart body");
  return pieces.map((piece) => piece.replace(/^\r\n/, ""));
}

function arrived(part: string): Arrived | readonly Arrived[] {
  const { head, rest } = cutAtGap(part);
  const [, inner] = /multipart\/mixed;boundary=(\S+)/.exec(head) ?? [];
  if (inner !== undefined) return splitUp(rest, inner).map(arrived).flat();
  const { head: request, rest: body } = cutAtGap(rest);
  const [, method = "", path = ""] = /^(\w+) (\S+) HTTP\/1\.1\r\n/.exec(request) ?? [];
  const [, id] = /^Content-ID: (.*)$/m.exec(head.replaceAll("\r", "")) ?? [];
  const json = Buffer.from(body, "latin1").toString("utf8");
  return { method, path, body: json === "" ? undefined : (JSON.parse(json) as unknown), id };
}

function cutAtGap(text: string): { readonly head: string; readonly rest: string } {
  const at = text.indexOf("\r\n\r\n");
  if (at < 0) throw new Error("There is no empty line");
  return { head: text.slice(0, at + 2), rest: text.slice(at + 4) };
}

const nothing: Planned = { status: 500, body: undefined };

type Item = Arrived | readonly Arrived[];

function carryOut(items: readonly Item[], planned: Planned[], play: Play) {
  const carried: Carried[] = [];
  const sections: string[] = [];
  let stopped = false;
  for (const item of items) {
    const each = [item].flat().map((member) => ({ ...member, plan: planned.shift() ?? nothing }));
    const culprit = each.find(({ plan }) => plan.status >= 400);
    const isNamed = (member: Arrived): boolean =>
      each.length === 1 || (play.ids !== "none" && member === culprit);
    for (const member of each) {
      const { plan, method, path, body } = member;
      const done = !stopped && culprit === undefined;
      const refused = isNamed(member) ? "rejected" : "rolled-back";
      const outcome = stopped ? "not-executed" : culprit ? refused : "confirmed";
      const value = plan.status === 204 ? undefined : plan.body;
      carried.push({ method, path, body, done, value, outcome });
    }
    if (stopped) continue;
    const answers = (culprit ? [culprit] : each).map((member) => answered(member, member.plan, play));
    sections.push(culprit || "id" in item ? answers.join("") : nested(answers, play));
    stopped = culprit !== undefined && play.afterFailure === "stop";
  }
  return { carried, sections };
}

function nested(answers: readonly string[], play: Play): string {
  const { lineEnd } = play;
  const type = `content-type: multipart/mixed;${lineEnd} charset=utf-8; boundary=answer_12`;
  return [type, "", write(answers, "answer_12", { ...play, preamble: "", epilogue: "" })].join(lineEnd);
}

function answered(
  { id }: Arrived,
  { status, body }: Planned,
  { lineEnd, ids, lengths, indent }: Play,
): string {
  const value = status >= 400 ? { error: { code: "-10", message: "HTTP/1.1 no" } } : body;
  const json = status === 204 ? "" : JSON.stringify(value, null, indent);
  const name = id === undefined ? [] : [`Content-ID: ${id}`];
  return [
    "Content-Type: application/http",
    ...(ids === "part" ? name : []),
    "",
    `HTTP/1.1 ${String(status)} ${status === 400 ? "Bad Request" : "OK"}`,
    "Content-Type: application/json;charset=utf-8",
    ...(ids === "answer" ? name : []),
    ...(lengths ? [`Content-Length: ${String(Buffer.byteLength(json))}`] : []),
    "",
    json,
  ].join(lineEnd);
}

function write(sections: readonly string[], boundary: string, { lineEnd, preamble, epilogue }: Play): string {
  const open = preamble === "" ? "" : preamble + lineEnd;
  const parts = sections.map((each) => `--${boundary} ${lineEnd}${each}${lineEnd}`).join("");
  return `${open}${parts}--${boundary}--${lineEnd}${epilogue}`;
}

function streamed(text: string, { quoted }: Play, { pieces, at = 1, bytes }: Cut): Response {
  const all = Buffer.from(text, "utf8");
  const end = bytes ?? Math.round(all.length * at);
  let [from, turn] = [0, 0];
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const to = Math.min(end, all.length, from + (pieces[turn++ % pieces.length] ?? 1));
      if (to > from) controller.enqueue(new Uint8Array(all.subarray(from, to)));
      else controller.close();
      from = to;
    },
  });
  const boundary = quoted ? '"answer_1"' : "answer_1";
  return new Response(body, {
    headers: { "content-type": `multipart/mixed; charset=utf-8; boundary=${boundary}` },
  });
}
