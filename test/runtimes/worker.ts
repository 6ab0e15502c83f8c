import { sell } from "./sale.ts";

// What workerd runs: it has no arguments and no output, but requests and answers.

export default {
  async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    return Response.json(await sell(searchParams.get("sap") ?? "", searchParams.get("day") ?? ""));
  },
};
