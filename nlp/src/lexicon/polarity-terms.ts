/** Terms of judgement by signed strength, from -3 to 3. */
export type PolarityTerms = Readonly<Record<PolarityLevel, string>>;

/** How strongly a term judges, and which way. */
type PolarityLevel = 3 | 2 | 1 | '-1' | '-2' | '-3';
