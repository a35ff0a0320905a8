import type { Page } from '#page.ts';

/** The pages of this feature. */
export const auditPages: readonly Page[] = [];
