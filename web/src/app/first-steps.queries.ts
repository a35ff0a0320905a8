import { queryOptions, useQueries } from '@tanstack/react-query';
import { api, body } from '#api.ts';
import type { Me } from '#reference.ts';

/** One step of beginning, where it is done, and whether it has been. */
export type FirstStep = {
  readonly name: 'import' | 'invite' | 'alert' | 'plan';
  readonly href: string;
  readonly done: boolean;
};

/** The keys begin as those of the pages that do the step, so what is done there shows here. */
const steps = [
  {
    name: 'import',
    href: '/sources/import',
    may: ['import.write', 'import.read'],
    asked: queryOptions({
      queryKey: ['imports', 'any'],
      queryFn: async () =>
        (await body(api.GET('/api/v1/imports'))).items.some(({ accepted }) => accepted > 0),
      // Rows come in by themselves, after the last press.
      refetchInterval: ({ state }) => (state.data ? false : 10_000),
    }),
  },
  {
    name: 'invite',
    href: '/org?invite=1',
    may: ['people.write', 'people.read'],
    asked: queryOptions({
      queryKey: ['people', 'any'],
      queryFn: async () => (await body(api.GET('/api/v1/people'))).items.length > 1,
    }),
  },
  {
    name: 'alert',
    href: '/alerts/rules?edit=new',
    may: ['alert.write', 'audit.read'],
    // An organisation begins with rules of its pack; only the log tells those that people set.
    asked: queryOptions({
      queryKey: ['alert-rules', 'any'],
      queryFn: async () => {
        const acts = ['alert_rule.added', 'alert_rule.changed'];
        const logs = await Promise.all(
          acts.map((action) =>
            body(api.GET('/api/v1/audit', { params: { query: { action, limit: 1 } } })),
          ),
        );
        return logs.some(({ items }) => items.length > 0);
      },
    }),
  },
  {
    name: 'plan',
    href: '/plans/new',
    may: ['plan.write', 'plan.read'],
    asked: queryOptions({
      queryKey: ['plans', 'list', 'any'],
      queryFn: async () => {
        const query = { limit: 1 };
        return (await body(api.GET('/api/v1/plans', { params: { query } }))).items.length > 0;
      },
    }),
  },
] as const;

/** The steps this person may do; null until all are known. */
export function useFirstSteps(me: Me): readonly FirstStep[] | null {
  const own = steps.filter(({ may }) => may.every((act) => me.may.includes(act)));
  const answers = useQueries({ queries: own.map(({ asked }) => asked) });
  const known = own.flatMap(({ name, href }, at) => {
    const done = answers[at]?.data;
    return done === undefined ? [] : [{ name, href, done }];
  });
  return known.length === own.length ? known : null;
}
