/** The form in which names of units are compared: without regard to case and width. */
export function foldedName(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase();
}
