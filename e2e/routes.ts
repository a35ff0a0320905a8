import type { Api } from './api.ts';
import { adminApi, units } from './people.ts';

/** A page with a concrete address; `open` ones are for people who are not signed in. */
export type Route = { readonly name: string; readonly path: string; readonly open?: true };

type Listed = { readonly id: string };
type Voice = Listed & {
  readonly customer: Listed | null;
  readonly touchpoint: Listed | null;
  readonly mentions: readonly { readonly need: string; readonly point: string | null }[];
};

/** A small file of feedback, some rows of it faulty. */
export const feedbackFile = [
  'id,when,comment,stars,e-mail',
  'r1,2026-10-02 12:30,"The soup was cold and the waiter rude, never again.",1,ana@example.org',
  'r2,2026-10-03 13:00,"Friendly staff, and the dessert was delicious.",5,luis@example.org',
  'r3,not a date,"We waited an hour for the bill.",2,',
  'r4,2026-10-05 19:45,"The queue was long but the food was tasty.",3,wei@example.org',
  'r5,2026-10-06 20:10,"Too loud, and the table was dirty.",99,',
  'r6,2026-10-07 20:10,"La comida llegó fría y tarde.",2,',
  'r7,2026-10-08 12:10,"菜很好吃,服务员很热情。",5,',
].join('\n');

async function aPlan(api: Api): Promise<string> {
  const all = await units();
  const kitchen = all.find(({ key }) => key === 'kitchen');
  const { items } = await api.get<{ items: Listed[] }>('/plans?limit=1');
  if (items[0]) return items[0].id;
  const plan = await api.post<Listed>('/plans', {
    need: 'product.order.wrong',
    point: 'pain',
    title: 'The right dish at the right table',
    departmentUnitId: kitchen?.id,
    dueOn: '2027-06-30',
  });
  return plan.id;
}

async function anImport(api: Api): Promise<string> {
  const file = { name: 'feedback.csv', text: feedbackFile };
  return (await api.upload<Listed>('/imports', file)).id;
}

async function invitationToken(api: Api): Promise<string> {
  const [place] = await units();
  const email = `guest.${Date.now()}@example.org`;
  const body = { email, role: 'execution', unitId: place?.id };
  const { link } = await api.post<{ link: string }>('/people/invitations', body);
  return link.split('/invitation/')[1] ?? '';
}

async function openRoutes(api: Api): Promise<readonly Route[]> {
  const paths = {
    'sign in': '/sign-in',
    'sign in, to return': '/sign-in?return=%2Fvoices',
    forgot: '/forgot',
    'set-up, spent': '/setup/an-unknown-token-of-the-right-length-000000',
    'link, unopened': '/link/an-unknown-token-of-the-right-length-000000',
    reset: '/reset/an-unknown-token-of-the-right-length-000000',
    invitation: `/invitation/${await invitationToken(api)}`,
    'invitation, spent': '/invitation/an-unknown-token-of-the-right-length-00',
  };
  return Object.entries(paths).map(([name, path]) => ({ name, path, open: true }));
}

/** Every route of the application with addresses out of the sample company's data. */
export async function allRoutes(): Promise<readonly Route[]> {
  const api = adminApi();
  const { items: voices } = await api.get<{ items: Voice[] }>('/voices?limit=200');
  const voice = voices.find((one) => one.customer && one.touchpoint && one.mentions.length > 1);
  const { items: tickets } = await api.get<{ items: Listed[] }>('/tickets?limit=1&status=new');
  const { items: journeys } = await api.get<{ items: Listed[] }>('/journeys');
  const journey = `/journeys/${journeys[0]?.id}`;
  const importId = await anImport(api);
  const need = voice?.mentions[0]?.need;
  const paths = {
    overview: '/',
    'overview, filtered': '/?channel=review,app&score=detractor',
    voices: '/voices',
    'voices, one read': `/voices?voice=${voice?.id}`,
    'voices, none found': '/voices?q=zzzzqqqq',
    voice: `/voices/${voice?.id}`,
    needs: '/needs',
    'needs, delight': '/needs?tab=delight',
    'needs, as a table': '/needs?as=table',
    'needs, one branch': `/needs?need=${need}`,
    journeys: '/journeys',
    journey,
    'journey, as a table': `${journey}?view=table`,
    'journey, one cell': `${journey}?cell=${voice?.touchpoint?.id}`,
    tickets: '/tickets',
    'tickets, filtered': '/tickets?overdue=true',
    ticket: `/tickets/${tickets[0]?.id}`,
    plans: '/plans',
    'new plan': '/plans/new',
    'new plan, from a point': '/plans/new?need=product.order.wrong&point=pain',
    plan: `/plans/${await aPlan(api)}`,
    alerts: '/alerts',
    'alert rules': '/alerts/rules',
    people: '/org',
    units: '/org?tab=units',
    roles: '/org?tab=roles',
    'business hours': '/org?tab=hours',
    invite: '/org?invite=1',
    sources: '/sources',
    'new import': '/sources/import',
    import: `/sources/import/${importId}`,
    'import, checked': `/sources/import/${importId}?step=check`,
    customer: `/customers/${voice?.customer?.id}`,
    audit: '/audit',
    settings: '/settings',
    'no such page': '/no/such/page',
  };
  const signedIn = Object.entries(paths).map(([name, path]) => ({ name, path }));
  return [...signedIn, ...(await openRoutes(api))];
}
