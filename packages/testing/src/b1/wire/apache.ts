import { serverHeaders } from "./answers.ts";
import type { Nodes } from "./nodes.ts";
import type { WireOptions } from "./wire-options.ts";

/** A request as Apache sees it, before the Service Layer does. */
interface Arriving {
  readonly method: string;
  readonly pathname: string;
  readonly headers: Headers;
  /** Bytes of the body. */
  readonly size: number;
}

interface Front {
  readonly options: Readonly<WireOptions> & { readonly encodedSlashes: "allow" | "refuse" };
  readonly nodes: Nodes;
  readonly now: () => number;
}

const largestBody = 50 * 1024 * 1024;
const methods = ["GET", "POST", "PUT", "PATCH", "MERGE", "DELETE"];

/** What Apache answers by itself; undefined when it hands the request on. */
export function apacheAnswer(arriving: Arriving, front: Front): Response | undefined {
  const { method, headers, size } = arriving;
  const pathname = arriving.pathname.replace(/^\/+/, "/");
  if (/%2f/i.test(pathname) && front.options.encodedSlashes === "refuse") return page(404);
  if (pathname.startsWith("/ping/") && method === "GET") return pong(pathname, front);
  if (!pathname.startsWith("/b1s/")) return page(404);
  if (!methods.includes(method) || hasQuotedBoundary(arriving)) return page(405);
  if (size > largestBody) return page(413);
  return front.nodes.routeOf(headers) === undefined ? unavailable(front) : undefined;
}

/** Nobody behind the balancer. What the JSON looks like is ours: it was only said to be some. */
function unavailable({ options }: Front): Response {
  if (options.unavailable === "page") return page(503);
  const headers = { "Content-Type": "application/json", ...serverHeaders };
  return new Response(JSON.stringify({ error: "Service Unavailable" }), { status: 503, headers });
}

/** SAP's parser of uploads does not know that a boundary may be quoted. */
function hasQuotedBoundary({ pathname, headers }: Arriving): boolean {
  return /\/Attachments2\b/.test(pathname) && /boundary="/i.test(headers.get("Content-Type") ?? "");
}

/** Ping needs no login. The names of the senders are inferred. */
function pong(pathname: string, { nodes, now }: Front): Response {
  const node = /^\/ping\/node\/(\d+)\/?$/.exec(pathname)?.[1];
  if (node === undefined && !/^\/ping\/(load-balancer\/?)?$/.test(pathname)) return page(404);
  const isUp = node === undefined ? nodes.routeOf(new Headers()) !== undefined : nodes.isUp(Number(node));
  if (!isUp) return page(503);
  const sender = node === undefined ? "load balancer" : `node ${node}`;
  const body = { message: "pong", sender, timestamp: new Date(now()).toISOString() };
  return new Response(JSON.stringify(body), {
    headers: { "Content-Type": "application/json", ...serverHeaders },
  });
}

const titles: Readonly<Record<number, string>> = {
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Request Entity Too Large",
  503: "Service Unavailable",
};

/** A page of Apache's own: no JSON, no code. */
function page(status: number): Response {
  const title = titles[status] ?? "";
  const text = `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">
<html><head>
<title>${String(status)} ${title}</title>
</head><body>
<h1>${title}</h1>
</body></html>
`;
  return new Response(text, {
    status,
    headers: { "Content-Type": "text/html; charset=iso-8859-1", ...serverHeaders },
  });
}
