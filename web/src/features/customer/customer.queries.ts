import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { type Answer, api, body } from '#api.ts';
import { firstDay } from '#filter/filter.ts';

/** A customer as far as they may be shown: identities are masked. */
export type Customer = Answer<'/api/v1/customers/{id}', 'get'>;

/** Something by which a customer is recognised. */
export type Identity = Customer['identities'][number];

const path = (id: string) => ({ params: { path: { id } } });

const pageSize = 50;

/** One customer. */
export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id],
    queryFn: (): Promise<Customer> => body(api.GET('/api/v1/customers/{id}', path(id))),
  });

const readVoices = (customer: string, cursor: string) =>
  body(
    api.GET('/api/v1/voices', {
      params: {
        query: {
          customer,
          from: firstDay,
          limit: pageSize,
          ...(cursor === '' ? {} : { cursor }),
        },
      },
    }),
  );

/** A voice of a customer. */
export type CustomerVoice = Awaited<ReturnType<typeof readVoices>>['items'][number];

/** What a customer said, newest first, a page at a time. */
export const customerVoicesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['customer', id, 'voices'],
    queryFn: ({ pageParam }) => readVoices(id, pageParam),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** Takes back that a customer was taken for one with another. */
export function useUnmerge(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (edgeId: string): Promise<Customer> =>
      body(api.POST('/api/v1/customers/{id}/unmerge', { ...path(id), body: { edgeId } })),
    onSuccess: (customer) => follow(client, customer),
    onError: () => undefined,
  });
}

/** Lets a customer be joined again with one that they were parted from. */
export function useAllowJoining(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (otherId: string): Promise<Customer> => {
      const params = { path: { id, otherId } };
      return body(api.DELETE('/api/v1/customers/{id}/apart/{otherId}', { params }));
    },
    onSuccess: (customer) => follow(client, customer),
    onError: () => undefined,
  });
}

/** The counterpart's page says the same of the two, so it is read again as well. */
async function follow(client: QueryClient, customer: Customer): Promise<void> {
  client.setQueryData(customerQuery(customer.id).queryKey, customer);
  await client.invalidateQueries({ queryKey: ['customer'] });
}
