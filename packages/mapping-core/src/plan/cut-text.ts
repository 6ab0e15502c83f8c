/** A text cut to the characters that a field of SAP's holds; one that is two code units long is never halved. */
export function cutText(text: string, room: number): string {
  const cut = text.slice(0, room);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
