import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { systemClock } from "@instep/http";
import { aCompany, createB1Emulator } from "@instep/testing";
import { listen } from "@instep/testing/node";
import { invoiceOf } from "./company.ts";

/** A webhook of the emulated SAP, over ports: the program of docs/emulators/sap-business-one.md. */

/** The receiving side: shakes hands, checks the signature, and takes what is delivered. */
const receiver = createServer((request, response) => {
  void text(request).then((body) => {
    const token = request.headers["x-b1-webhook-token"];
    const signed = createHmac("sha256", "secret")
      .update(String(token ?? body))
      .digest("base64");
    const isSap = request.headers["x-b1-webhook-signature"] === signed;
    response.writeHead(isSap ? 200 : 401, { "Content-Type": "application/json" });
    response.end(JSON.stringify(token === undefined ? {} : { Challenge: token }));
    if (token === undefined) receiver.emit("delivered", isSap, body);
  });
}).listen(0, "127.0.0.1");
await once(receiver, "listening");
const { port } = receiver.address() as AddressInfo; // of a server on a port it is one

/** SAP asks for HTTPS; on this machine its requests go to the receiver without. */
const deliver = (request: Request): Promise<Response> =>
  fetch(new Request(`http://127.0.0.1:${port}/hook`, request));
const sap = createB1Emulator({
  company: aCompany({ periods: [{ from: "2020-01-01", to: "2099-12-31", PeriodStatus: "ltUnlocked" }] }),
  clock: systemClock,
  deliver,
});
const listening = await listen(sap);

const call = (path: string, body: object, Cookie = ""): Promise<Response> =>
  fetch(`${listening.url}/${path}`, { method: "POST", headers: { Cookie }, body: JSON.stringify(body) });
const login = await call("Login", { CompanyDB: "DEMO_SE", UserName: "INSTEP", Password: "sap-demo" });
const cookies = login.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
const post = (path: string, body: object) => call(path, body, cookies.join("; "));

await post("CompanyService_UpdateAdminInfo", { AdminInfo: { EnableWebhook: "tYES" } });
const subscribed = await post("EventSubscriptions", {
  WebhookID: "sales",
  WebhookURL: "https://integration.example/hook",
  AuthenticationType: "HMAC",
  AuthenticationCred: JSON.stringify({ Key: "secret", Algorithm: "HMACSha256" }),
  EventCollection: [
    { BusinessObject: "Invoices", TransactionType: "Created", BizObjProps: "DocEntry,DocTotal" },
  ],
});
console.log("subscribed:", subscribed.status);

const delivered = once(receiver, "delivered");
await post("Invoices", invoiceOf("S-1"));
const [isSap, body] = (await delivered) as [boolean, string];
const [{ type, data }] = JSON.parse(body) as [{ type: string; data: object }];
console.log("signed by SAP:", isSap);
console.log(type, JSON.stringify(data));

receiver.close();
await listening.close();
