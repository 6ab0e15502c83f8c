/** What a proxy in front of the system answers by itself. */
export type Page = "502-page" | "503-page" | "504-page" | "503-empty";

/** What it answers to a request that it does not pass on. */
export type Refusal = "400-page" | "405-page";

/** The answer of Apache's proxy. The 502 text was seen at real servers; the other 50x are Apache's own defaults. */
export function proxyAnswer(page: Page | Refusal): Response {
  const { status, html } = pages[page];
  const type = html === null ? {} : { "Content-Type": "text/html; charset=iso-8859-1" };
  return new Response(html, { status, headers: { ...type, Server: "Apache/2.4.61 (Unix)" } });
}

const apachePage = (title: string, heading: string, text: string): string =>
  `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">
<html><head>
<title>${title}</title>
</head><body>
<h1>${heading}</h1>
${text}
</body></html>
`;

const pages: Readonly<Record<Page | Refusal, { readonly status: number; readonly html: string | null }>> = {
  "400-page": {
    status: 400,
    html: apachePage("400 Bad Request", "Bad Request", "<p>This request cannot be understood.</p>"),
  },
  "405-page": {
    status: 405,
    html: apachePage("405 Method Not Allowed", "Method Not Allowed", "<p>Not for this URL.</p>"),
  },
  "502-page": {
    status: 502,
    html: apachePage(
      "502 Proxy Error",
      "Proxy Error",
      `<p>The proxy server received an invalid
response from an upstream server.<br />
The proxy server could not handle the request<p>Reason: <strong>Error reading from remote server</strong></p></p>`,
    ),
  },
  "503-page": {
    status: 503,
    html: apachePage(
      "503 Service Unavailable",
      "Service Unavailable",
      `<p>The server is temporarily unable to service your
request due to maintenance downtime or capacity
problems. Please try again later.</p>`,
    ),
  },
  "504-page": {
    status: 504,
    html: apachePage(
      "504 Gateway Timeout",
      "Gateway Timeout",
      `<p>The gateway did not receive a timely response
from the upstream server or application.</p>`,
    ),
  },
  "503-empty": { status: 503, html: null },
};
