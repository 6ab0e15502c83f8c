/** The number of a gift card in a path, whatever it is made of. */
export const cardNumber = /(?<=(?:^|\/)giftcards)\/[^/]+?(?=\.json$|\/|$)/i;

/** A path that nobody documented, with every number, GUID and text of its own taken out. */
export function templateOf(pathname: string): string {
  return pathname
    .replace(cardNumber, "/{}")
    .replace(/\/(?:\d+|%7B[^/]*|[^/]*[^\w./-][^/]*)(?=\.json$|\/|$)/gi, "/{}");
}
