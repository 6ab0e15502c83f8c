import { type AnswerEvent, type RequestEvent } from "@instep/sap-b1-client";
import { startCompany } from "./company.ts";

/** Every call as an OpenTelemetry span: the program of docs/concepts/observing.md, run against the emulated SAP on a port. */

/** The part of a span of `@opentelemetry/api` that is used here. */
interface Span {
  setAttribute(name: string, value: string | number): void;
  end(): void;
}
/** In a real service: `trace.getTracer("sap-b1").startSpan(name, { kind: SpanKind.CLIENT, attributes })`. */
function startSpan(name: string, attributes: RequestEvent): Span {
  const all: Record<string, string | number> = { ...attributes };
  return {
    setAttribute: (key, value) => (all[key] = value),
    end: () => console.log(name, all["http.response.status_code"], all["error.type"] ?? "ok"),
  };
}

const spans = new WeakMap<RequestEvent, Span>();
const onRequest = (event: RequestEvent): void => {
  spans.set(event, startSpan(`${event["http.request.method"]} ${event["url.template"]}`, event));
};
const onAnswer = ({ request, ...told }: AnswerEvent): void => {
  const span = spans.get(request);
  for (const [name, value] of Object.entries(told)) if (value !== undefined) span?.setAttribute(name, value);
  span?.end();
};

const { sap, connect, close } = await startCompany();
{
  await using b1 = connect({ onRequest, onAnswer });
  await b1.login();
  sap.faults.inject("unavailable", { method: "GET", path: "Items" });
  await b1.items.find("SKU-1", { select: ["ItemName"] });
}
await close();
