import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Answers logins with a session and everything else with the text that its parent sends: a process of its own. */
process.once("message", (text: string) => {
  const server = createServer((incoming, outgoing) => {
    const isLogin = incoming.url?.endsWith("/Login") ?? false;
    outgoing.setHeader("content-type", "application/json");
    if (isLogin) outgoing.setHeader("set-cookie", "B1SESSION=1; HttpOnly");
    outgoing.end(isLogin ? '{"SessionId":"1","SessionTimeout":30}' : text);
  });
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
});
