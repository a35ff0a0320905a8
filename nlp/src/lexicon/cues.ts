import { grievanceTerms } from './grievance-terms.ts';
import { modifierTerms } from './modifier-terms.ts';
import { stanceTerms } from './stance-terms.ts';

/** Words by what they do in a clause rather than by what they judge; commas separate terms. */
export const cueTerms = { ...modifierTerms, ...stanceTerms, ...grievanceTerms } as const;
