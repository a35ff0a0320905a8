import { definePage, noSearch, type Page } from '#page.ts';

const customerPage = definePage({
  path: '/customers/$id',
  areas: ['customer'],
  may: 'customer.read',
  search: noSearch,
  load: async () => (await import('#features/customer/CustomerView.tsx')).CustomerView,
});

/** The pages of this feature. */
export const customerPages: readonly Page[] = [customerPage];
