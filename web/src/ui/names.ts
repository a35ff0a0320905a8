/** A name in the languages of the interface. */
export type Names = Readonly<Partial<Record<string, string>>>;

/** A name in the language wanted, else in English, else in any. */
export function nameIn(names: Names, language: string): string {
  return names[language] ?? names.en ?? Object.values(names)[0] ?? '';
}
