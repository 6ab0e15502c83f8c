/** A call that Sitoo refuses: the status, and the text of its `{ statuscode, errortext }` answer. */
export class SitooRefusal extends Error {
  override readonly name = "SitooRefusal";
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, text: string, headers: Readonly<Record<string, string>> = {}) {
    super(text);
    this.status = status;
    this.headers = headers;
  }
}
